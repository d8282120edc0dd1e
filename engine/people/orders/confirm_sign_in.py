"""The second step of signing in: the code, after the password was right."""

from dataclasses import dataclass

from engine.people.accounts import of_id, refuse
from engine.people.desk import Desk
from engine.people.inspection import Inspection
from engine.people.signing_in import SignedIn, check_code, finish
from engine.vocabulary import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmSignIn(Order):
    """`person` and `session_epoch` as `SignIn` gave them, kept where no browser changes them."""

    person: str
    session_epoch: int
    code: str


def handle(order: ConfirmSignIn, work: Desk) -> SignedIn:
    """Raises SignInRefused: a wrong code counts as a failed attempt."""
    look = Inspection()
    look.text("code", order.code, most=32)
    look.done()
    person = of_id(work, order.person)
    if not person.active or person.session_epoch != order.session_epoch:
        raise refuse(work, person, "stale", counts=False)
    return finish(work, person, check_code(work, person, order.code))
