"""Bidders of a story bring guarantees: an issuer that only the story's own house believes."""

from datetime import UTC, datetime
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.app import Engine
from engine.settings import key_file
from engine.store import exact, signing
from engine.trading.deposits.letters import FORMAT
from engine.trading.deposits.orders.attach_guarantee import AttachGuarantee
from engine.trading.deposits.orders.request_ticket import RequestTicket
from engine.trading.deposits.queries.own_deposits import OwnDeposit, own_deposits
from engine.trading.money import signed
from engine.trading.money.partners import Partner, believe
from engine.vocabulary import Actor, Json

ISSUER = "story-issuer"


class Guarantees:
    """One issuer for the stories of a house; its key lies beside the house's other keys."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def order(self, actor: Actor, project: str, lot: str) -> AttachGuarantee:
        """Asks for the ticket, and has a letter made out for it."""
        self._engine.handle(RequestTicket(actor=actor, project=project, lot=lot))
        every = self._engine.ask(own_deposits, actor, project).lots
        asked = next(one for one in every if one.lot == lot)
        letter = exact.dumps(signed.seal(self._key(), _letter(project, asked)))
        return AttachGuarantee(actor=actor, project=project, lot=lot, letter=letter)

    def _key(self) -> Ed25519PrivateKey:
        settings = self._engine.settings
        key = Ed25519PrivateKey.from_private_bytes(key_file(settings, f"{ISSUER}.key"))
        partner = Partner(kind="issuer", name=ISSUER, key=signing.name_of(key))
        believe(settings.keys, partner)
        return key


def _letter(project: str, asked: OwnDeposit) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "issuer": ISSUER,
        "id": f"G-{uuid4().hex[:16].upper()}",
        "beneficiary": asked.beneficiary,
        "project": project,
        "lot": asked.lot,
        "ticket": asked.ticket or "",
        "amount": asked.expected,
        "valid_until": asked.valid_until.isoformat(),
        "issued_at": datetime.now(UTC).isoformat(),
    }
