"""Takes an item into the catalogue: revision, fact, cities' items that follow or contradict."""

from dataclasses import replace

from engine.vocabulary import Fact
from engine.workflow import catalogue, conflict_notices
from engine.workflow.catalogue import Item, following, scope
from engine.workflow.transaction import Transaction


def adopt(work: Transaction, item: Item) -> int:
    """Returns the revision's number.

    Raises:
        Invalid: the region keeps no catalogue, or the dates overlap another revision's.
    """
    scope.require_keeper(item.region)
    told = replace(item, kept_by=work.actor.id, kept_at=work.now)
    number = catalogue.store(work.session, told)
    work.record(Fact.ITEM_PUBLISHED, chain="house", item=item.code, revision=number)
    _bring_along(work, catalogue.revision(work.session, item.code, number))
    return number


def _bring_along(work: Transaction, base: Item) -> None:
    work.session.add_all(conflict_notices.notices(work.session, base, work.now, work.actor.id))
    for item in list(following.followers(work.session, base, work.now)):
        number = catalogue.store(work.session, item)
        work.record(
            Fact.ITEM_FOLLOWED,
            chain="house",
            item=item.code,
            revision=number,
            base=base.code,
            base_revision=base.revision,
        )
