"""What the sealing page asks: the fields of the envelope, and what is declared on sending."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.bids.calls import MESSAGE
from engine.trading.keys.plan import plan_of
from engine.vocabulary import Json
from engine.workflow.queries.answering import version_of
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration:
    """A box of the message's form that the bidder ticks on sending."""

    name: str
    label: str
    required: bool


def read_out_form(session: Session, project: str, language: str) -> Json:
    """The schema of the form whose values go into the envelope.

    Raises:
        NotFound: the project seals no bids, or its version has no such form.
    """
    plan = plan_of(session, project)
    version = version_of(session, session.get_one(ProjectRow, project))
    form = version.forms.get(plan.read_out) if plan else None
    if form is None:
        raise NotFound(f"read-out form of {project}")
    return form.schema(language)


def declarations(session: Session, project: str, language: str) -> tuple[Declaration, ...]:
    """In the order of the form; none where the message has no form."""
    version = version_of(session, session.get_one(ProjectRow, project))
    message = version.definition.messages.get(MESSAGE)
    form = version.forms.get(message.form or "") if message else None
    schema = form.schema(language) if form else None
    listed = schema.get("components") if isinstance(schema, dict) else None
    boxes = listed if isinstance(listed, list) else []
    return tuple(
        _declaration(box)
        for box in boxes
        if isinstance(box, dict) and box.get("type") == "checkbox"
    )


def _declaration(box: dict[str, Json]) -> Declaration:
    validate = box.get("validate")
    required = isinstance(validate, dict) and validate.get("required") is True
    return Declaration(
        name=str(box.get("key")), label=str(box.get("label") or ""), required=required
    )
