"""The case file of a project as one person may read it: root first, then each lot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.vocabulary import Actor, Data, Json
from engine.workflow.forms import strictness
from engine.workflow.forms.fields import DEFAULT
from engine.workflow.queries.case_words import Word, case_words
from engine.workflow.queries.shown import Reader, Shown
from engine.workflow.spiff import Flow
from engine.workflow.tables import DocumentRow
from engine.workflow.versions import Version

ENGINE = frozenset({"project_id", "project_code", "region", "started_at", "parameters"})
"""Names the house writes; the head of the page tells them."""
PERSONAL = "personal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A value of the case file that this person may see.

    `lot` is the name of the lot it belongs to, empty at the root; `labelled` whether a form names
    it, else the process made it.
    """

    name: str
    label: str
    class_: str
    value: Json
    shown: Shown
    lot: str
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
    words = case_words(version, language)
    files = select(DocumentRow.id, DocumentRow.name).where(
        DocumentRow.project == flow.visible(None).get("project_id")
    )
    reader = Reader(
        words=words,
        files={row.id: row.name for row in session.execute(files)},
        may=lambda class_: permissions.may_see_field(actor, where, class_, events),
    )
    return tuple(
        field for lot, names in _scopes(flow) for field in _fields(reader, lot, names.items())
    )


def _scopes(flow: Flow) -> Iterator[tuple[str, Data]]:
    yield "", flow.visible(None)
    for names in flow.inner_scopes():
        lot = names.get("lot")
        if isinstance(lot, dict) and "name" in lot:
            yield (
                str(lot["name"]),
                {name: names[name] for name in names.keys() - {"lot", "loopCounter"}},
            )


def _fields(reader: Reader, lot: str, names: Iterable[tuple[str, Json]]) -> Iterator[Field]:
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
            lot=lot,
            labelled=word is not None,
        )


def _class(words: Mapping[str, Word], path: str, value: Json) -> str:
    """The strictest of the name and of what lies in it; personal columns are left out singly."""
    word = words.get(path) or words.get(path.rpartition(".")[2])
    own = word.class_ if word else DEFAULT
    inside = (_class(words, inner, below) for inner, below in _inside(path, value))
    return max((own, *(one for one in inside if one != PERSONAL)), key=strictness)


def _inside(path: str, value: Json) -> Iterator[tuple[str, Json]]:
    rows, between = (value, "[].") if isinstance(value, list) else ([value], ".")
    for row in rows:
        if isinstance(row, dict):
            yield from ((f"{path}{between}{name}", below) for name, below in row.items())
