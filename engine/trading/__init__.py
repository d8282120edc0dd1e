"""Capabilities that diagrams call; each knows its own tables and no trading type."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.archive.orders import ORDERS as ARCHIVES
from engine.trading.archive.services import SERVICES as ARCHIVE
from engine.trading.awards.services import SERVICES as AWARDS
from engine.trading.bids.orders import ORDERS as BID_UPLOADS
from engine.trading.bids.services import SERVICES as BIDS
from engine.trading.deposits.orders import ORDERS as DEPOSIT_ORDERS
from engine.trading.deposits.services import SERVICES as DEPOSITS
from engine.trading.documents.orders import ORDERS as DOCUMENTS
from engine.trading.fees.orders import ORDERS as FEE_ORDERS
from engine.trading.fees.services import SERVICES as FEES
from engine.trading.intake.services import SERVICES as INTAKE
from engine.trading.keys.orders import ORDERS as KEY_ORDERS
from engine.trading.keys.services import SERVICES as KEYS
from engine.trading.listing.services import SERVICES as LISTING
from engine.trading.money.orders import ORDERS as MONEY
from engine.trading.notices.orders import ORDERS as NOTICE_ORDERS
from engine.trading.notices.platform import NAME as OF_HOUSE
from engine.trading.notices.platform import PLATFORM
from engine.trading.notices.services import SERVICES as NOTICES
from engine.trading.opening.orders import ORDERS as OPENING_ORDERS
from engine.trading.opening.services import SERVICES as OPENING
from engine.trading.parties.orders import ORDERS as PARTIES
from engine.trading.parties.prefill import NAME as PARTY
from engine.trading.parties.prefill import PARTY as FROM_PARTIES
from engine.trading.parties.services import SERVICES as PARTY_SERVICES
from engine.trading.register.orders import ORDERS as REGISTER
from engine.trading.rounds.services import SERVICES as ROUNDS
from engine.trading.witness.services import SERVICES as WITNESS
from engine.vocabulary import Order
from engine.workflow.prefilling import Source
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    **WITNESS,
    **INTAKE,
    **AWARDS,
    **NOTICES,
    **BIDS,
    **ROUNDS,
    **ARCHIVE,
    **LISTING,
    **KEYS,
    **OPENING,
    **DEPOSITS,
    **FEES,
    **PARTY_SERVICES,
}

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    **NOTICE_ORDERS,
    **REGISTER,
    **DOCUMENTS,
    **ARCHIVES,
    **BID_UPLOADS,
    **KEY_ORDERS,
    **OPENING_ORDERS,
    **PARTIES,
    **MONEY,
    **DEPOSIT_ORDERS,
    **FEE_ORDERS,
}

PREFILLS: Mapping[str, Source] = {PARTY: FROM_PARTIES, OF_HOUSE: PLATFORM}
"""From what fields of forms may be filled."""
