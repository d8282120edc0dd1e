"""Rows of awaited messages follow the tokens, so that a message finds its project."""

from sqlalchemy import bindparam, delete, insert

from engine.store import exact
from engine.store.base import table_of
from engine.vocabulary import Json
from engine.workflow.project import Project, Sight
from engine.workflow.tables import WaitRow
from engine.workflow.transaction import Transaction

_WAIT = table_of(WaitRow)
_BEGIN = insert(_WAIT)
_END = delete(_WAIT).where(
    _WAIT.c.project == bindparam("b_project"),
    _WAIT.c.token == bindparam("b_token"),
    _WAIT.c.name == bindparam("b_name"),
)


def key(correlation: Json) -> str:
    """A correlation value as the index keeps it."""
    return exact.canonical(correlation).decode()


def follow(work: Transaction, project: Project, after: Sight) -> None:
    """Delete the waits that ended or changed, insert those that began."""
    before = project.before.waits
    gone = [known for known, wait in before.items() if after.waits.get(known) != wait]
    for token, name in gone:
        work.write(_END, {"b_project": project.id, "b_token": token, "b_name": name})
    rows = [
        {
            "project": project.id,
            "token": token,
            "name": name,
            "correlation": key(wait.correlation),
            "element": wait.element,
        }
        for (token, name), wait in after.waits.items()
        if before.get((token, name)) != wait
    ]
    if rows:
        work.write(_BEGIN, rows)
