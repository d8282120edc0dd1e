"""The fields of an envelope, judged by the item's read-out form as if a person had sent them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import Invalid
from engine.trading.keys.plan import plan_of
from engine.vocabulary import Json
from engine.workflow import clock
from engine.workflow.forms import Form
from engine.workflow.queries.answering import flow_of, house, version_of
from engine.workflow.tables import ProjectRow


def read_out_form(session: Session, project: str) -> Form:
    """The form that the item names under `[sealing]`.

    Raises:
        KeyError: the version has no such form, which its checks refuse.
    """
    plan = plan_of(session, project)
    row = session.get_one(ProjectRow, project)
    return version_of(session, row).forms[plan.read_out if plan else ""]


def valid_fields(
    session: Session, project: str, read_out: Mapping[str, Json], now: datetime
) -> dict[str, Json] | None:
    """The fields as the form lets them through; None where it does not."""
    form, row = read_out_form(session, project), session.get_one(ProjectRow, project)
    law = house(session).law(session, clock.read(session).law_revision)
    try:
        return form.validate(
            read_out.get("fields"),
            prefill=flow_of(session, row).visible(None),
            functions=law.functions(now),
            now=now,
            known_documents=lambda _: False,
        )
    except Invalid:
        return None
