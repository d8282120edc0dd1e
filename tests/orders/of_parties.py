"""Orders about parties: one that is right, what must be refused."""

from collections.abc import Mapping

from engine.errors import Invalid, NotFound, SomeoneWasFaster
from engine.trading.parties.orders.change_party import ChangeParty
from engine.trading.parties.orders.drop_party_item import DropPartyItem
from engine.trading.parties.orders.keep_party_item import KeepPartyItem
from engine.trading.parties.orders.merge_parties import MergeParties
from engine.trading.parties.orders.register_party import RegisterParty
from engine.vocabulary import Order
from tests.orders.entries import AGENT, BIDDER, CENTRE, Entry, at, other
from tests.trading.parties.entity import PASSWORD, said

HEAD = {
    "name": "新名建筑公司",
    "legal_representative": "王建国",
    "address": "南京市中山路1号",
    "region": "320100",
}
CONTACT = {"name": "王芳", "phone": "13900000000"}

PARTIES: Mapping[type[Order], Entry] = {
    RegisterParty: Entry(
        by="nobody",
        fine={"data": said(), "password": PASSWORD},
        foreign=(other(AGENT),),
        state=(at(Invalid, "code", data=said(code="91320300MA1001220D")),),
    ),
    ChangeParty: Entry(
        by=BIDDER,
        fine={"data": HEAD},
        foreign=(other(CENTRE), other("nobody")),
        state=(at(SomeoneWasFaster, revision=99),),
        told={"data": "name"},
    ),
    KeepPartyItem: Entry(
        by=BIDDER,
        fine={"part": "contacts", "data": CONTACT},
        foreign=(other("bidder.bidder2", NotFound, item="$contact"), other(CENTRE)),
        state=(at(NotFound, item="no-such"), at(NotFound, part="head")),
        told={"data": "name"},
    ),
    DropPartyItem: Entry(
        by=BIDDER,
        fine={"item": "$contact"},
        foreign=(other("bidder.bidder2", NotFound), other(CENTRE)),
        state=(at(NotFound, item="no-such"),),
    ),
    MergeParties: Entry(
        by=CENTRE,
        fine={"kept": "$entity", "gone": "$second_entity", "reason": "重复登记"},
        foreign=(other(BIDDER), other(AGENT)),
        state=(at(Invalid, "gone", gone="$entity"),),
    ),
}
