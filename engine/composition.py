"""All orders and services of the house, composed from its rooms."""

from collections.abc import Callable, Mapping
from typing import Any

from engine import studio, trading
from engine.law.orders import ORDERS as LAW
from engine.people.orders import ORDERS as PEOPLE
from engine.vocabulary import Order
from engine.workflow.orders import ORDERS as WORKFLOW
from engine.workflow.prefilling import Source
from engine.workflow.services import Service

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    **WORKFLOW,
    **PEOPLE,
    **LAW,
    **trading.ORDERS,
    **studio.ORDERS,
}

PREFILLS: Mapping[str, Source] = trading.PREFILLS

SERVICES: Mapping[str, Service] = trading.SERVICES
