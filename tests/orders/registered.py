"""What a market entity tells of itself, for orders about its record."""

from collections.abc import Mapping

from engine.trading.parties.orders.keep_party_item import KeepPartyItem
from tests.workflow.houses import House


def registered(house: House) -> Mapping[str, str]:
    """A contact of the first bidder, and the organisations of two."""
    bidder = house.actor("bidder.bidder1")
    data = {"name": "李敏", "phone": "13800000000"}
    contact = house.give(KeepPartyItem(actor=bidder, part="contacts", data=data))
    return {
        "contact": str(contact),
        "entity": str(bidder.organisation),
        "second_entity": str(house.actor("bidder.bidder2").organisation),
        "third_entity": str(house.actor("bidder.bidder3").organisation),
    }
