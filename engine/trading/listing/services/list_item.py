"""Enter an approved item, new or changed, into the catalogue; it is in force from its date on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from engine.store.serial import one_at_a_time
from engine.trading.listing.proposal import item_of
from engine.vocabulary import Data, Fact, Json
from engine.workflow import conflict_notices
from engine.workflow.catalogue import Item, following, keeping
from engine.workflow.services import Ask, Result
from engine.workflow.tables import ItemRow


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs as `examine`. Gives `item_revision`. Cities' items follow a changed one, or their
    keepers are told."""
    proposal = inputs["proposal"]
    told = proposal if isinstance(proposal, dict) else {}
    item = ask(item_of, told, str(inputs["region"]), now)
    rows = ask(_rows, item)
    number = rows[-1].revision
    base = replace(item, revision=number)
    contradicted, followed = ask(conflict_notices.notices, base, now), ask(_followed, base, now)
    return Result(
        data={"item_revision": number},
        rows=(*rows, *(row for _, rows in followed for row in rows), *contradicted),
        facts=(
            (Fact.ITEM_PUBLISHED, {"item": item.code, "revision": number}),
            *((Fact.ITEM_FOLLOWED, fact) for fact, _ in followed),
        ),
    )


def _rows(session: Session, item: Item) -> tuple[ItemRow, ...]:
    """Two proposals of one code wait for each other."""
    one_at_a_time(session, f"catalogue item {item.code}")
    return keeping.prepared(session, item)


def _followed(
    session: Session, base: Item, now: datetime
) -> tuple[tuple[dict[str, Json], tuple[ItemRow, ...]], ...]:
    return tuple(_each(session, base, now))


def _each(
    session: Session, base: Item, now: datetime
) -> Iterator[tuple[dict[str, Json], tuple[ItemRow, ...]]]:
    """What the ledger says of a city's item that follows, and its rows."""
    for item in list(following.followers(session, base, now)):
        rows = keeping.prepared(session, item)
        told: dict[str, Json] = {"item": item.code, "revision": rows[-1].revision}
        yield {**told, "base": base.code, "base_revision": base.revision}, rows
