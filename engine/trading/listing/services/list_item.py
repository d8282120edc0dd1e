"""Enter an approved item into the catalogue; it is in force from its date on."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.store.serial import one_at_a_time
from engine.trading.listing.proposal import item_of
from engine.vocabulary import Data, Fact
from engine.workflow.catalogue import Item, keeping
from engine.workflow.services import Ask, Result
from engine.workflow.tables import ItemRow


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs as `examine`. Gives `item_revision`."""
    proposal = inputs["proposal"]
    told = proposal if isinstance(proposal, dict) else {}
    item = ask(item_of, told, str(inputs["region"]), now)
    rows = ask(_rows, item)
    number = rows[-1].revision
    return Result(
        data={"item_revision": number},
        rows=rows,
        facts=((Fact.ITEM_PUBLISHED, {"item": item.code, "revision": number}),),
    )


def _rows(session: Session, item: Item) -> tuple[ItemRow, ...]:
    """Two proposals of one code wait for each other."""
    one_at_a_time(session, f"catalogue item {item.code}")
    return keeping.prepared(session, item)
