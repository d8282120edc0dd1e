"""What happened in a project, from the ledger, newest first, with names for what it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_of, organisation_names
from engine.store import ledger
from engine.vocabulary import Actor, Data, Fact
from engine.workflow.queries.answering import events_of, flow_of, seen_project, version_of
from engine.workflow.spiff import Flow
from engine.workflow.tables import DocumentRow, TaskRow
from engine.workflow.versions import Version

MINOR = frozenset(
    {
        Fact.TIMER_SET,
        Fact.TIMER_REMOVED,
        Fact.SERVICE_CALLED,
        Fact.DECISION_MADE,
        Fact.MESSAGE_QUEUED,
        Fact.MESSAGE_SENT,
        Fact.TASK_PRIORITISED,
    }
)
"""What the house does by itself; shown when everything is asked for."""
CHUNK = 200
BETWEEN = " · "


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One fact as a line: who, when, what, at which element.

    `names` holds what the fact's particulars name, in the reader's language: element, message,
    person, player, document.
    """

    seq: int
    at: datetime
    actor: str
    actor_name: str
    fact: str
    element: str | None
    names: Mapping[str, str]
    particulars: Data
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """`before` opens the page with what was earlier; None at the beginning of the project."""

    events: tuple[Event, ...]
    before: int | None


def timeline(
    session: Session,
    actor: Actor,
    id_: str,
    before: int | None = None,
    limit: int = 50,
    language: str = "zh",
    *,
    everything: bool = False,
) -> Timeline:
    """Facts of the project's chain that this person may see; without minor ones unless asked.

    Raises:
        NotFound: no such project for them.
    """
    row, where = seen_project(session, actor, id_)
    version = version_of(session, row)
    flow = flow_of(session, row)
    events = events_of(session, row, flow)
    shown: list[ledger.Recorded] = []
    while len(shown) <= limit:
        chunk = ledger.latest(session, f"project:{id_}", before_seq=before, limit=CHUNK)
        if not chunk:
            break
        shown += [fact for fact in chunk if _seen(actor, where, events, fact, everything)]
        before = chunk[-1].seq
    facts = shown[:limit]
    names = _Names(session, id_, version, flow, facts, language)
    return Timeline(
        events=tuple(names.event(fact) for fact in facts),
        before=facts[-1].seq if len(shown) > limit else None,
    )


def _seen(
    actor: Actor,
    where: ProjectPlace,
    events: frozenset[str],
    fact: ledger.Recorded,
    everything: bool,
) -> bool:
    if fact.fact in MINOR and not everything:
        return False
    return permissions.may_see_fact(
        actor, where, fact.fact, fact.particulars, by=fact.actor, events=events
    )


class _Names:
    """Names of people, organisations and documents, all looked up at once."""

    def __init__(
        self,
        session: Session,
        project: str,
        version: Version,
        flow: Flow,
        facts: Iterable[ledger.Recorded],
        language: str,
    ) -> None:
        told = [fact.particulars for fact in facts]
        keys = {str(one["key"]) for one in told if "key" in one and "role" in one}
        people = {fact.actor for fact in facts} | {str(one.get("person")) for one in told}
        people |= {key[7:] for key in keys if key.startswith("person:")}
        houses = {key[13:] for key in keys if key.startswith("organisation:")}
        self._names = names_of(session, people)
        self._players = self._names | organisation_names(session, houses, language)
        self._documents = _documents(session, {str(one.get("document")) for one in told})
        self._titles = _titles(session, project, {str(one.get("token")) for one in told})
        self._labels = {token: run.label for run in flow.runs() for token in run.tokens}
        self._version, self._language = version, language

    def event(self, fact: ledger.Recorded) -> Event:
        element = str(fact.particulars.get("element") or "") or None
        return Event(
            seq=fact.seq,
            at=fact.at,
            actor=fact.actor,
            actor_name=self._names.get(fact.actor, fact.actor),
            fact=fact.fact,
            element=element,
            names={name: text for name, text in self._told(fact.particulars).items() if text},
            particulars=fact.particulars,
            hash=fact.hash,
        )

    def _told(self, told: Data) -> dict[str, str]:
        player = str(told.get("key") or "").partition(":")[2]
        return {
            "element": self._element(str(told.get("element") or ""), str(told.get("token"))),
            "message": self._message(str(told.get("message") or "")),
            "person": self._names.get(str(told.get("person")), ""),
            "player": self._players.get(player, player) if "role" in told else "",
            "document": self._documents.get(str(told.get("document")), ""),
        }

    def _element(self, id_: str, token: str) -> str:
        """A task by its title; anything else by its name and the item it belongs to."""
        known = self._version.definition.elements.get(id_)
        if known is None:
            return ""
        told = (known.name, self._labels.get(token, ""))
        title = self._titles.get(token) or BETWEEN.join(part for part in told if part)
        return self._version.title(known.id, self._language, title)

    def _message(self, name: str) -> str:
        known = self._version.definition.messages.get(name)
        return self._version.name(name, self._language, known.title or name) if known else name


def _titles(session: Session, project: str, tokens: set[str]) -> dict[str, str]:
    """Token → title of its task, which tells one lot's from another's."""
    wanted = select(TaskRow.token, TaskRow.title).where(
        TaskRow.project == project, TaskRow.token.in_(tokens)
    )
    return {row.token: row.title for row in session.execute(wanted)}


def _documents(session: Session, ids: set[str]) -> dict[str, str]:
    wanted = select(DocumentRow.id, DocumentRow.name).where(DocumentRow.id.in_(ids))
    return {row.id: row.name for row in session.execute(wanted)}
