"""Trust an organisation's key: packages it signed may be published without another word."""

from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.inspection import Inspection
from engine.vocabulary import Fact, Order
from engine.workflow.packages.keys import key_id, public_bytes
from engine.workflow.packages.tables import TrustedKeyRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AddTrustedKey(Order):
    """`name` is the organisation's; `public_key` comes as PEM or as 64 hex digits.

    `valid_to` is the first moment at which the key no longer counts.
    """

    name: str
    public_key: str
    valid_from: datetime
    valid_to: datetime | None = None


def handle(order: AddTrustedKey, work: Work) -> str:
    """Returns the key's id.

    Raises:
        Invalid: no Ed25519 key, one that the list holds or held, no name, an end before its begin.
    """
    permissions.require(permissions.may_trust_keys(order.actor))
    public = _sound(order)
    id_ = key_id(public)
    if work.session.get(TrustedKeyRow, id_) is not None:
        raise _wrong("public_key", "key_known", "this key is on the list, or was withdrawn")
    work.session.add(
        TrustedKeyRow(
            id=id_,
            public_key=public.hex(),
            organisation=order.name.strip(),
            valid_from=order.valid_from,
            valid_to=order.valid_to,
            added_by=order.actor.id,
            added_at=work.now,
        )
    )
    work.record(Fact.KEY_TRUSTED, chain="house", key=id_, organisation=order.name.strip())
    return id_


def _sound(order: AddTrustedKey) -> bytes:
    """The key's bytes, once everything else is right."""
    look = Inspection()
    look.text("name", order.name)
    look.done()
    public = public_bytes(order.public_key)
    if public is None:
        raise _wrong("public_key", "no_ed25519_key", "not an Ed25519 public key")
    if order.valid_to is not None and order.valid_to <= order.valid_from:
        raise _wrong("valid_to", "before_start", "it ends before it begins")
    return public


def _wrong(field: str, key: str, text: str) -> Invalid:
    return Invalid(Problem(field=field, key=key, text=text))
