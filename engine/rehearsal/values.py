"""The case file of a sandbox's project with the class of every value, nothing left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow import catalogue
from engine.workflow.queries.case_file import ENGINE
from engine.workflow.queries.case_words import case_words, class_of
from engine.workflow.queries.shown import Reader, Shown
from engine.workflow.spiff import Flow
from engine.workflow.tables import DocumentRow, ProjectRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A name of the case file with its class; `lot` is empty at the root."""

    label: str
    class_: str
    shown: Shown
    lot: str


def values(
    session: Session, row: ProjectRow, flow: Flow, version: Version, language: str
) -> Iterator[Value]:
    """The root first, then each item of its loops."""
    own = catalogue.revision(session, row.item, row.item_revision).content.get("words")
    words = case_words(version, language, own)
    files = select(DocumentRow.id, DocumentRow.name).where(DocumentRow.project == row.id)
    reader = Reader(
        words=words,
        files={one.id: one.name for one in session.execute(files)},
        people={},
        may=lambda _: True,
    )
    scopes = [("", flow.visible(None))]
    scopes += [(run.label or str(run.index + 1), flow.scope(run.id)) for run in flow.runs()]
    for lot, names in scopes:
        for name, value in names.items():
            shown = reader.show(name, value)
            if name not in ENGINE and shown.kind != "nothing":
                word = words.get(name)
                label = word.label if word else name
                yield Value(label=label, class_=class_of(words, name), shown=shown, lot=lot)
