"""Numbers by which the world names a project: its approval, its investment code. An index."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, insert
from sqlalchemy.orm import Session

from engine.language import feel
from engine.store.base import table_of
from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.house import House
from engine.workflow.project import Project
from engine.workflow.tables import ReferenceRow
from engine.workflow.transaction import Transaction

USUAL: Mapping[str, Json] = {
    "approval_number": "=approval_number",
    "investment_code": "=investment_code",
}
"""Where an item has no `[references]`: the fields that forms usually call so."""
LONGEST = 100
_BRACKETS = str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕")
_TABLE = table_of(ReferenceRow)
_FORGET = delete(_TABLE).where(_TABLE.c.project == bindparam("b_project"))
_KEEP = insert(_TABLE)


def plain(number: str) -> str:
    """宁发改[2026]1号 and 宁发改〔2026〕 1号 are one number."""
    return "".join(number.translate(_BRACKETS).split()).upper()


def told(session: Session, house: House, project: Project) -> dict[str, str]:
    """Kind → number, as the case file has them now; what is no text is left out."""
    key = (project.item, project.item_revision, project.version.id)
    if key not in house.references:
        house.references[key] = _expressions(session, project)
    found = {
        kind: _number(expression, project) for kind, expression in house.references[key].items()
    }
    return {kind: number for kind, number in found.items() if number}


def follow(work: Transaction, project: Project) -> None:
    """The index says what the case file says."""
    now_told = told(work.session, work.house, project)
    if now_told == project.references:
        return
    work.write(_FORGET, {"b_project": project.id})
    rows = [
        {"project": project.id, "kind": kind, "number": number} for kind, number in now_told.items()
    ]
    if rows:
        work.write(_KEEP, rows)
    project.references = now_told


def _expressions(session: Session, project: Project) -> Mapping[str, str]:
    item = catalogue.revision(session, project.item, project.item_revision)
    named = item.content.get("references", dict(USUAL))
    return {kind: str(text) for kind, text in named.items()} if isinstance(named, dict) else {}


def _number(text: str, project: Project) -> str:
    """A number that cannot be read, or is none, is not there yet."""
    try:
        found = project.flow.evaluate(None, text)
    except feel.FeelError:
        return ""
    return plain(found)[:LONGEST] if isinstance(found, str) else ""
