"""Somebody unnamed leaves an address that is to hear of clarifications.

It leaves no fact, and its answer is the same whether the address was known: how many took an
interest is nobody's to know before the deadline (ZTB-64).
"""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.trading.notices import addresses
from engine.trading.notices.queries.publishing import has_documents
from engine.vocabulary import Order
from engine.workflow.tables import ProjectRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaveAddress(Order):
    """`address`: an e-mail address or a mobile number."""

    project: str
    address: str


def handle(order: LeaveAddress, work: Work) -> None:
    """
    Raises:
        NotFound: no documents are public in such a project.
        Invalid: this is no address.
    """
    row = work.session.get(ProjectRow, order.project)
    if row is None or not has_documents(work.session, order.project):
        raise NotFound(f"documents of {order.project}")
    permissions.require(permissions.may_read_public(order.actor))
    plain = addresses.plain(order.address)
    if plain is None:
        text = "neither an e-mail address nor a phone number"
        raise Invalid(
            Problem(field="address", key="no_address", text=text, params={"what": "address"})
        )
    work.session.merge(addresses.row_of(work.settings, order.project, plain))
