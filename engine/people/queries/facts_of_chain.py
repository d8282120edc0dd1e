"""The facts of one chain as the audit reads them, newest first."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.store import ledger
from engine.vocabulary import Actor

PAGE = 50
READ = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainFacts:
    """`names` are those of actors and people told of; `next_before` opens the older facts."""

    facts: tuple[ledger.Recorded, ...]
    names: dict[str, str]
    next_before: int | None


def facts_of_chain(
    session: Session, actor: Actor, chain: str, subject: str = "", before: int | None = None
) -> ChainFacts:
    """At most fifty; `subject` keeps facts `<subject>:…` alone.

    Raises:
        NotAllowed: the ledger is for the audit.
    """
    permissions.require(permissions.may_read_ledger(actor))
    found: list[ledger.Recorded] = []
    while len(found) <= PAGE:
        read = ledger.latest(session, chain, before_seq=before, limit=READ)
        found += [fact for fact in read if not subject or fact.fact.startswith(f"{subject}:")]
        if len(read) < READ:
            break
        before = read[-1].seq
    shown = tuple(found[:PAGE])
    return ChainFacts(
        facts=shown,
        names=names_of(session, {id_ for fact in shown for id_ in _people(fact)}),
        next_before=shown[-1].seq if len(found) > PAGE else None,
    )


def _people(fact: ledger.Recorded) -> tuple[str, ...]:
    told = fact.particulars.get("person")
    return (fact.actor, told) if isinstance(told, str) else (fact.actor,)
