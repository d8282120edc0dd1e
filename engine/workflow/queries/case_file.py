"""The case file of a project as one person may read it: root first, then each item of its loops."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.vocabulary import Actor, Data, Json
from engine.workflow import catalogue
from engine.workflow.forms import strictness
from engine.workflow.queries.case_people import people_here
from engine.workflow.queries.case_words import Word, case_words, class_of
from engine.workflow.queries.kept import kept
from engine.workflow.queries.shown import Reader, Shown
from engine.workflow.spiff import Flow
from engine.workflow.spiff.values import ItemRun
from engine.workflow.tables import DocumentRow, ProjectRow
from engine.workflow.versions import Version

ENGINE = frozenset({"project_id", "project_code", "region", "started_at", "parameters"})
"""Names the house writes; the head of the page tells them."""
PERSONAL = "personal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A value of the case file that this person may see.

    `lot` is the name of the item it belongs to and `run` its id, both empty at the root;
    `labelled` whether a form names it, else the process made it. Of an item that has ended `run`
    is set and `ended` true: what its tasks brought and its result remain.
    """

    name: str
    label: str
    class_: str
    value: Json
    shown: Shown
    lot: str
    run: str
    ended: bool
    labelled: bool


def case_file(
    session: Session,
    actor: Actor,
    where: ProjectPlace,
    flow: Flow,
    events: frozenset[str],
    version: Version,
    language: str,
) -> tuple[Field, ...]:
    """Every value that the asker may see, in the order in which they came."""
    project = str(flow.visible(None).get("project_id"))
    files = select(DocumentRow.id, DocumentRow.name).where(DocumentRow.project == project)
    reader = Reader(
        words=case_words(version, language, _own_words(session, project)),
        files={row.id: row.name for row in session.execute(files)},
        people=people_here(session, where),
        may=lambda class_: permissions.may_see_field(actor, where, class_, events),
    )
    items = {run.id: kept(session, project, run, version) for run in flow.runs() if run.ended_at}
    return tuple(
        field
        for run, names in _scopes(flow, items)
        for field in _fields(reader, run, names.items())
    )


def _own_words(session: Session, project: str) -> Json:
    row = session.get(ProjectRow, project)
    if row is None:
        return None
    return catalogue.revision(session, row.item, row.item_revision).content.get("words")


def _scopes(flow: Flow, ended: Mapping[str, Data]) -> Iterator[tuple[ItemRun | None, Data]]:
    yield None, flow.visible(None)
    for run in flow.runs():
        names = ended[run.id] if run.ended_at else flow.scope(run.id)
        known = {run.name, "loopCounter"}
        yield run, {name: value for name, value in names.items() if name not in known}


def _fields(
    reader: Reader, run: ItemRun | None, names: Iterable[tuple[str, Json]]
) -> Iterator[Field]:
    for name, value in names:
        class_ = _class(reader.words, name, value)
        if name in ENGINE or not reader.may(class_):
            continue
        shown = reader.show(name, value)
        if shown.kind == "nothing":
            continue
        word = reader.words.get(name)
        yield Field(
            name=name,
            label=word.label if word else name,
            class_=class_,
            value=value,
            shown=shown,
            lot=(run.label or str(run.index + 1)) if run else "",
            run=run.id if run else "",
            ended=bool(run and run.ended_at),
            labelled=word is not None and not word.made,
        )


def _class(words: Mapping[str, Word], path: str, value: Json) -> str:
    """The strictest of the name and of what lies in it; personal columns are left out singly."""
    inside = (_class(words, inner, below) for inner, below in _inside(path, value))
    return max((class_of(words, path), *(one for one in inside if one != PERSONAL)), key=strictness)


def _inside(path: str, value: Json) -> Iterator[tuple[str, Json]]:
    rows, between = (value, "[].") if isinstance(value, list) else ([value], ".")
    for row in rows:
        if isinstance(row, dict):
            yield from ((f"{path}{between}{name}", below) for name, below in row.items())
