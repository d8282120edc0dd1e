"""What a draft and its house offer a diagram: names, forms, processes, tables, functions, law."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import signature

from sqlalchemy.orm import Session

from engine.errors import BadDiagram
from engine.language.feel.builtins import BUILTINS
from engine.law.functions import feel_functions
from engine.studio import bundle
from engine.studio.queries.draft_files import draft_files
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.known_variables import KnownVariable, known_variables
from engine.vocabulary import Actor
from engine.workflow import checking, clock
from engine.workflow.checks.package import DECISION, Package
from engine.workflow.checks.xml import Unsafe, parse
from engine.workflow.house import Law
from engine.workflow.queries.answering import house
from engine.workflow.queries.law_note import LawNote, law_notes


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What a diagram may name; `path` is the file of the draft that holds it."""

    id: str
    name: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FeelFunction:
    name: str
    params: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DiagramOffers:
    """`laws` are the rows in force, `functions` FEEL's own and those of the law."""

    names: tuple[KnownVariable, ...]
    forms: tuple[Target, ...]
    processes: tuple[Target, ...]
    decisions: tuple[Target, ...]
    functions: tuple[FeelFunction, ...]
    laws: tuple[LawNote, ...]


def diagram_offers(
    session: Session, actor: Actor, draft: str, language: str = "zh"
) -> DiagramOffers:
    """Raises NotFound: there is no such draft for them."""
    type_ = draft_view(session, actor, draft).trading_type
    package = _package(session, type_, draft_files(session, actor, draft))
    law = house(session).law(session, clock.read(session).law_revision)
    return DiagramOffers(
        names=known_variables(package, language),
        forms=tuple(
            Target(id=id_, name=form.title(language), path=form.path)
            for id_, form in package.forms.items()
        ),
        processes=tuple(
            Target(id=node.get("id", ""), name=node.get("name", ""), path=diagram.file)
            for diagram, node in package.each("process")
        ),
        decisions=tuple(_decisions(package)),
        functions=(*_built_ins(), *_of_the_law(law)),
        laws=law_notes(session, sorted(law.book.ids()), language),
    )


def _package(session: Session, type_: str, files: dict[str, bytes]) -> Package:
    """A draft whose item cannot be read yet offers what its other files hold."""
    try:
        of = bundle.of(files)
        return checking.opened(session, type_, of.content, of.files)
    except BadDiagram:
        return checking.opened(session, type_, {}, files)


def _decisions(package: Package) -> Iterator[Target]:
    for path, body in package.bundle.files.items():
        try:
            found = parse(body).iterfind(DECISION) if path.endswith(".dmn") else ()
            for node in found:
                yield Target(id=node.get("id", ""), name=node.get("name", ""), path=path)
        except Unsafe:
            continue


def _built_ins() -> Iterator[FeelFunction]:
    for name, function in BUILTINS.items():
        yield FeelFunction(name=name, params=function.overloads[0])


def _of_the_law(law: Law) -> Iterator[FeelFunction]:
    for name, function in feel_functions(law.book, law.calendar).items():
        yield FeelFunction(name=name, params=tuple(signature(function).parameters))
