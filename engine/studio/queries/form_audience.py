"""Who meets a form: the lanes that fill it in, and what of it every other role may see later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import BadDiagram
from engine.people import permissions
from engine.people.standing import ProjectPlace
from engine.studio import bundle
from engine.studio.queries.draft_files import draft_files
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import Actor
from engine.workflow import checking
from engine.workflow.checks.lane_is_a_role import PREFIX
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, SUNROAD, Node, words, zeebe
from engine.workflow.queries.answering import house

CLASSES = ("public", "internal", "personal")
_REGION, _SOMEBODY = "000000", "organisation:somebody"


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """One role and a form: the tasks in which it fills it in, classes it sees at once, and the
    events after which it sees what is withheld until then."""

    role: str
    name: str
    tasks: tuple[str, ...]
    sees: tuple[str, ...]
    sees_after: tuple[str, ...]


def form_audience(
    session: Session, actor: Actor, draft: str, path: str, language: str = "zh"
) -> tuple[Meeting, ...]:
    """Every role that may take part in a project, those that fill the form in first.

    Raises NotFound.
    """
    package = _package(session, actor, draft)
    id_ = path.removeprefix("forms/").removesuffix(".form")
    tasks = dict[str, list[str]]()
    for role, title in (*_tasks(package, id_), *_messages(package, id_), *_starts(package, id_)):
        tasks.setdefault(role, []).append(title)
    roles = house(session).roles
    events = _events(package)
    found = (
        Meeting(
            role=key,
            name=role.en if language == "en" else role.zh,
            tasks=tuple(dict.fromkeys(tasks.get(key, ()))),
            sees=tuple(class_ for class_ in CLASSES if _sees(key, class_)),
            sees_after=tuple(event for event in events if _sees(key, f"withheld:{event}", event)),
        )
        for key, role in roles.items()
        if role.bound != "none"
    )
    return tuple(sorted(found, key=lambda one: not one.tasks))


def _package(session: Session, actor: Actor, draft: str) -> Package:
    """A draft whose item cannot be read yet has diagrams all the same."""
    type_ = draft_view(session, actor, draft).trading_type
    files = draft_files(session, actor, draft)
    try:
        of = bundle.of(files)
    except BadDiagram:
        return checking.opened(session, type_, {}, files)
    return checking.opened(session, type_, of.content, of.files)


def _tasks(package: Package, form: str) -> Iterator[tuple[str, str]]:
    for diagram in package.diagrams:
        roles = {
            words(inside): str(lane.get("id")).removeprefix(PREFIX)
            for lane in diagram.each("lane")
            for inside in lane.iterfind(f"{BPMN}flowNodeRef")
        }
        for task in diagram.each("userTask"):
            named = zeebe(task, "formDefinition")
            if named is not None and named.get("formId") == form:
                yield _role(task, roles), task.get("name", "")


def _role(task: Node, roles: Mapping[str, str]) -> str:
    """That of the lane the task lies in, else of the nearest sub-process around it that has one."""
    around = (str(node.get("id")) for node in (task, *task.iterancestors()))
    return next((roles[id_] for id_ in around if id_ in roles), "")


def _messages(package: Package, form: str) -> Iterator[tuple[str, str]]:
    for _, message in package.each("message"):
        if message.get(f"{SUNROAD}form") == form:
            for role in message.get(f"{SUNROAD}sender", "").split(","):
                yield role.strip(), message.get("name", "")


def _starts(package: Package, form: str) -> Iterator[tuple[str, str]]:
    item = package.bundle.item
    starters = item.get("starters")
    if item.get("start_form") == form and isinstance(starters, list):
        yield from ((str(role), "") for role in starters)


def _events(package: Package) -> tuple[str, ...]:
    events = package.bundle.item.get("events")
    return tuple(events) if isinstance(events, dict) else ()


def _sees(role: str, class_: str, *events: str) -> bool:
    """What the house itself would say to somebody who plays just this role in a project."""
    somebody = Actor(
        id="somebody",
        name="",
        region=_REGION,
        roles=frozenset({role}),
        organisation=_SOMEBODY.removeprefix("organisation:"),
    )
    place = ProjectPlace(region=_REGION, participants={role: frozenset({_SOMEBODY})})
    return permissions.may_see_field(somebody, place, class_, frozenset(events))
