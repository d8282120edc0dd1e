"""Capabilities that diagrams call; each knows its own tables and no trading type."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.archive.services import SERVICES as ARCHIVE
from engine.trading.bids.services import SERVICES as BIDS
from engine.trading.documents.orders import ORDERS as DOCUMENTS
from engine.trading.intake.services import SERVICES as INTAKE
from engine.trading.listing.services import SERVICES as LISTING
from engine.trading.notices.services import SERVICES as NOTICES
from engine.trading.register.orders import ORDERS as REGISTER
from engine.trading.rounds.services import SERVICES as ROUNDS
from engine.vocabulary import Order
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {**INTAKE, **NOTICES, **BIDS, **ROUNDS, **ARCHIVE, **LISTING}

ORDERS: Mapping[type[Order], Callable[..., Any]] = {**REGISTER, **DOCUMENTS}
