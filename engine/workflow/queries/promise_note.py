"""Whose word the due time of a task is where no law gives one: a promise of its catalogue item."""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.queries.answering import version_of
from engine.workflow.spiff import Element
from engine.workflow.tables import ProjectRow

_PARAMETER = re.compile(r"=\s*parameters\.(\w+)\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """`unit` is working_day, calendar_day or hour; `source` says whose word it is."""

    name: str
    value: Json
    unit: str
    source: str


def promise_note(
    session: Session, project: str, element: str, language: str = "zh"
) -> Promise | None:
    """What item.toml says of the parameter that an element's due time hangs on."""
    row = session.get(ProjectRow, project)
    known = version_of(session, row).definition.elements.get(element) if row else None
    name = _parameter(known) if known else None
    if row is None or name is None:
        return None
    content = catalogue.revision(session, row.item, row.item_revision).content
    bound, value = _of(content.get("bounds"), name), _of(content.get("parameters"), name)
    if not isinstance(bound, dict) or value is None:
        return None
    return Promise(
        name=str(bound.get(language) or bound.get("zh") or name),
        value=value,
        unit=str(bound.get("unit") or ""),
        source=str(bound.get("source") or ""),
    )


def _parameter(element: Element) -> str | None:
    """Named by `dueWorkingDays`, or by the property `promise` beside another due time."""
    counted = _PARAMETER.fullmatch(element.attributes.get("dueWorkingDays", ""))
    return counted[1] if counted else element.properties.get("promise")


def _of(table: Json, name: str) -> Json:
    return table.get(name) if isinstance(table, dict) else None
