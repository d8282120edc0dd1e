"""Letters of the house: one that waits for its file, one to be received, one that was."""

import io

from engine.people.queries.organisation import organisation
from engine.trading.documents.tables import IssuedRow
from tests.workflow.houses import House

LETTERS = ("unsigned", "letter", "received")


def lettered(house: House, project: str) -> dict[str, str]:
    """Name → id, all addressed to the bidder's organisation."""
    stored = house.engine.house.files.put(io.BytesIO(b"%PDF-1.7 letter"), 10_000)
    to = house.ask(organisation, str(house.actor("bidder.bidder1").organisation)).id
    with house.sessions.begin() as session:
        for name in LETTERS:
            session.add(
                _row(name, project, to, None if name == "unsigned" else stored.sha256, house)
            )
    return {name: f"{name:a<32}" for name in LETTERS}


def _row(name: str, project: str, to: str, sha256: str | None, house: House) -> IssuedRow:
    return IssuedRow(
        id=f"{name:a<32}",
        project=project,
        kind="award_letter",
        number=f"NO-{name}",
        content={"title": "中标通知书", "fields": {"winner": "甲"}},
        hash="0" * 64,
        issued_at=house.now,
        recipient=to,
        sha256=sha256,
        size=sha256 and 15,
        received_at=house.now if name == "received" else None,
    )
