"""What the pretended bank and issuer say to the house, signed, and how they may misbehave."""

import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.settings import Settings, key_file
from engine.store import exact, signing
from engine.trading.money import signed
from engine.trading.money.house_key import PUBLIC
from engine.trading.money.partners import Partner, believe
from engine.vocabulary import Data, Json
from webapp.bank.books import Books, Entry

BANK, ISSUER = "demo-bank", "demo-issuer"
TELLING = ("normal", "silent", "twice", "forged")
PAYING = ("normal", "lost_answer", "lost_order", "refuse")
STATEMENT = "sunroad-statement/1"
PATIENCE_SECONDS = 5
log = logging.getLogger(__name__)


def folder_of(settings: Settings) -> Path:
    """Where the pretended bank keeps what the house does not know."""
    return settings.data / "bank"


@dataclass
class Speaker:
    """`telling` says how credits are told, `paying` what happens to payouts."""

    settings: Settings
    platform: str
    telling: str = "normal"
    paying: str = "normal"
    _keys: dict[str, Ed25519PrivateKey] = field(default_factory=dict)

    def introduce(self) -> None:
        """The house of a demo believes this bank and this issuer."""
        for kind, name in (("bank", BANK), ("issuer", ISSUER)):
            key = signing.name_of(self.key(name))
            believe(self.settings.keys, Partner(kind=kind, name=name, key=key))

    def key(self, name: str) -> Ed25519PrivateKey:
        if name not in self._keys:
            own = replace(self.settings, keys=folder_of(self.settings))
            secret = key_file(own, f"{name}.key")
            self._keys[name] = Ed25519PrivateKey.from_private_bytes(secret)
        return self._keys[name]

    def now(self) -> datetime:
        """The house's clock, which a demo may have moved; ours where it does not answer."""
        try:
            told = httpx.get(f"{self.platform}/api/health", timeout=PATIENCE_SECONDS).json()
            return datetime.fromisoformat(str(told["now"]))
        except (httpx.HTTPError, ValueError, KeyError):
            return datetime.now(UTC)

    def message(self, sender: str, id_: str, kind: str, body: Data) -> dict[str, Json]:
        return signed.message(
            self.key(sender), sender=sender, id_=id_, kind=kind, at=self.now(), body=body
        )

    def tell_credit(self, entry: Entry) -> list[int]:
        """Status codes of the house's answers; none when nothing was said."""
        body: dict[str, Json] = {
            "entry": str(entry.number),
            "sub_account": entry.sub_account,
            "amount": entry.amount,
            "booked_at": entry.booked_at,
        }
        told = self.message(BANK, f"credit-{entry.number}", "credit", body)
        if self.telling == "silent":
            return []
        if self.telling == "forged":
            told["body"] = {**body, "amount": entry.amount * 2}
        times = 2 if self.telling == "twice" else 1
        return [self._post("/api/bank/messages", told) for _ in range(times)]

    def tell_revoked(self, guarantee: str, reason: str) -> int:
        body: dict[str, Json] = {"guarantee": guarantee, "reason": reason}
        told = self.message(ISSUER, f"revoked-{guarantee}", "guarantee_revoked", body)
        return self._post("/api/issuer/messages", told)

    def heard(self, content: bytes) -> dict[str, Json] | None:
        """The body of a message that the house signed; None for anything else."""
        path = self.settings.keys / PUBLIC
        try:
            told = exact.loads(content)
        except ValueError:
            return None
        if not isinstance(told, dict) or not path.exists():
            return None
        fields = exact.canonical({k: v for k, v in told.items() if k != "signature"})
        if not signing.is_signed(fields, str(told.get("signature")), path.read_text().strip()):
            return None
        body = told.get("body")
        return {**body, "kind": told.get("kind")} if isinstance(body, dict) else None

    def statement(self, books: Books) -> bytes:
        """Everything in the books as a file that the house imports."""
        lines: list[dict[str, Json]] = [_line(entry) for entry in books.entries()]
        head: dict[str, Json] = {
            "format": STATEMENT,
            "bank": BANK,
            "until": self.now().isoformat(),
            "closing": books.balance(),
        }
        text = "".join(f"{exact.dumps(line)}\n" for line in (head, *lines)).encode()
        end = {"signature": self.key(BANK).sign(text).hex()}
        return text + exact.dumps(end).encode() + b"\n"

    def _post(self, path: str, told: dict[str, Json]) -> int:
        try:
            answer = httpx.post(
                self.platform + path,
                content=exact.dumps(told).encode(),
                headers={"content-type": "application/json"},
                timeout=PATIENCE_SECONDS,
            )
        except httpx.HTTPError as error:
            log.info("the house does not answer", extra={"error": type(error).__name__})
            return 0
        return answer.status_code


def _line(entry: Entry) -> dict[str, Json]:
    told: dict[str, Json] = {
        "entry": str(entry.number),
        "kind": entry.kind,
        "sub_account": entry.sub_account,
        "amount": entry.amount,
        "booked_at": entry.booked_at,
    }
    return {**told, "payout": entry.payout} if entry.payout else told
