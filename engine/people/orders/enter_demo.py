"""Become anybody in a demo, without a password: told of like every sign-in."""

from dataclasses import dataclass

from engine.errors import NotAllowed, NotFound
from engine.people.accounts import of_login
from engine.people.desk import Desk
from engine.people.inspection import Inspection
from engine.people.signing_in import SignedIn, finish
from engine.vocabulary import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class EnterDemo(Order):
    """`actor` is nobody yet."""

    login: str


def handle(order: EnterDemo, work: Desk) -> SignedIn:
    """
    Raises:
        NotAllowed: this house is no demo.
        NotFound: nobody active has this name.
    """
    if not work.demo:
        raise NotAllowed("this house is no demo")
    look = Inspection()
    look.text("login", order.login)
    look.done()
    person = of_login(work, order.login)
    if person is None or not person.active:
        raise NotFound(f"person {order.login}")
    return finish(work, person, "demo")
