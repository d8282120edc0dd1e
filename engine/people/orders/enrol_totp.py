"""Begin to bind an authenticator; it counts once a code of it was confirmed."""

from dataclasses import dataclass

from engine.people import password, secret_box, totp
from engine.people.accounts import check_password, of_id
from engine.people.desk import Desk
from engine.people.inspection import Inspection
from engine.vocabulary import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class EnrolTotp(Order):
    """`password` is needed where a second factor is replaced."""

    password: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment:
    """Shown once, to its owner: the secret, and the otpauth:// address for a QR code."""

    secret: str
    address: str


def handle(order: EnrolTotp, work: Desk) -> Enrolment:
    """Leaves the factor in force as it is until `ConfirmTotp`."""
    person = of_id(work, order.actor.id)
    if person.totp_secret is not None:
        look = Inspection()
        look.text("password", order.password, most=password.MOST)
        look.done()
        check_password(work, person, str(order.password))
    secret = totp.new_secret()
    person.totp_pending = secret_box.seal(work.settings, person.id, secret)
    return Enrolment(secret=secret, address=totp.address(secret, person.login))
