"""Five bidders seal in five browsers; the server, searched everywhere, knows nothing; it opens.

What the run shows: no price, name or plain text in any table, file, log, cache or in the memory of
the server before the deadline, and no row that ties a bid to its organisation; a second late is
late; one custodian opens nothing, two do; a flipped byte is named and the platform's fault (撤回);
who hands in no key has revoked (撤销). Every other case of both, each with its deposit, is in
`tests/trading/opening/test_read_out.py` and `test_outcome.py`.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, expect

from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow
from engine.trading.opening.tables import OpenedBidRow
from tests.browser.acting import People
from tests.browser.beside import Beside
from tests.browser.conftest import CLOCK
from tests.browser.live import Live, children_of_this, command_of, prepare, served
from tests.browser.proof.bidders import PATIENCE_MS, READ_OUT, Bidder
from tests.browser.proof.places import ANONYMOUS, in_files, in_memory, in_tables, rows
from tests.browser.test_opening import hands_in, makes_key, sealed_by_browsers
from tests.trading.opening.hall import PEOPLE, Hall, started

pytestmark = [pytest.mark.browser, pytest.mark.long]

PLANTED = "kept-in-memory-plant-20773"
"""Part of the address that the house is known by: it stays in memory while the server runs."""


@pytest.fixture
def site(
    chromium: Browser, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Live]:
    monkeypatch.setenv("SUNROAD_DATABASE_URL", database_url)
    monkeypatch.setenv("SUNROAD_PUBLIC_URL", f"http://localhost/{PLANTED}")
    prepare(tmp_path / "prepared", CLOCK, SUNROAD_DATABASE_URL=database_url)
    with served(tmp_path / "prepared", tmp_path / "house") as live:
        yield live


@pytest.fixture
def beside(site: Live) -> Iterator[Beside]:
    house = Beside(site)
    yield house
    house.close()


@pytest.fixture
def people(chromium: Browser, site: Live) -> Iterator[People]:
    everybody = People(chromium, site.url)
    yield everybody
    everybody.leave()
    assert everybody.wrong == []


def test_nobody_reads_a_bid_early(
    chromium: Browser, site: Live, beside: Beside, people: People, tmp_path: Path
) -> None:
    project = started(beside, read_out=READ_OUT)
    keys = {
        role: makes_key(people[login], project, role, tmp_path) for role, login in PEOPLE.items()
    }
    beside.complete(project, "keys")
    hall = sealed_by_browsers(beside, project)
    bidders = [Bidder(chromium, site.url, project, number, "1") for number in range(1, 6)]
    bids: dict[int, str] = {}
    for bidder in bidders[:4]:
        bidder.seals(tmp_path)
        bidder.sends()
        bids[bidder.number] = bidder.has_receipt()
    hall.bid(1, lot="2")
    late = bidders[4]
    late.seals(tmp_path)
    searched(site, [piece for one in bidders for piece in one.tells.pieces()])
    no_row_ties(beside, {one.number: beside.actor(f"bidder.bidder{one.number}") for one in bidders})
    too_late(beside, project, late)
    assert {row.id for row in beside.rows(BidRow, lot="1", state="received")} == set(bids.values())
    flipped = beside.ask(chunk_paths, bids[2])[0]
    flipped.write_bytes(bytes([flipped.read_bytes()[0] ^ 1]) + flipped.read_bytes()[1:])
    opens(beside, hall, people, keys, bidders)
    told = {row.bid: (row.outcome, row.reason, row.chunk) for row in beside.rows(OpenedBidRow)}
    assert told[bids[1]] == told[bids[3]] == ("opened", None, None)
    assert told[bids[2]] == ("withdrawn", "storage", 0)
    assert told[bids[4]] == ("revoked", "no_bidder_key", None)
    (other,) = [outcome for bid, outcome in told.items() if bid not in bids.values()]
    assert other == ("withdrawn", "custodians", None)
    for bidder in bidders:
        bidder.visitor.leave()
    assert beside.ledger_is_whole()


def searched(site: Live, secrets: list[str]) -> None:
    """First what was planted is found in each kind of place, then nothing else is."""
    planted = site.data / "planted.log"
    planted.write_text(f"GET /{PLANTED}\n")
    servers = serving(site)
    assert len(servers) == 2
    folders = (site.data, site.data.parent / "keys")
    assert any(place == "planted.log" for place, _ in in_files(site.data, [PLANTED]))
    planted.unlink()
    for server in servers:
        assert {place for place, _ in in_memory(server, [PLANTED])} & set(ANONYMOUS), server
        assert in_memory(server, secrets) == []
    assert in_tables(site.environment["SUNROAD_DATABASE_URL"], secrets) == []
    for folder in folders:
        assert in_files(folder, secrets) == []


def serving(site: Live) -> list[psutil.Process]:
    """The site and the second site."""
    ports = {site.url.rsplit(":", 1)[1], site.second.rsplit(":", 1)[1]}
    return [one for one in children_of_this() if ports & set(command_of(one))]


def no_row_ties(beside: Beside, actors: dict[int, Any]) -> None:
    """No row of any table speaks of a bid and of who sent it."""
    received = beside.rows(BidRow)
    marks = {text.encode() for row in received for text in (row.id, row.pseudonym)}
    people = {
        text.encode()
        for actor in actors.values()
        for text in (str(actor.id), str(actor.organisation), actor.name)
        if text
    }
    for table, cells in rows(beside.settings.database_url):
        whole = b"\n".join(value for _, value in cells)
        speaks_of = {one for one in marks if one in whole}
        assert not (speaks_of and any(one in whole for one in people)), (table, speaks_of)


def too_late(beside: Beside, project: str, late: Bidder) -> None:
    """The page was ready before the deadline; its last word comes a second after it."""
    deadline = datetime.fromisoformat(str(beside.inside(project).case["deadline"]))
    beside.passes(seconds=(deadline - beside.now).total_seconds() + 1)
    late.sends()
    expect(late.problem).to_contain_text("截止", timeout=PATIENCE_MS)


def opens(
    beside: Beside, hall: Hall, people: People, keys: dict[str, Path], bidders: list[Bidder]
) -> None:
    """One custodian opens nothing; the second does. For the other lot there is only one."""
    beside.complete(hall.project, "work")
    for bidder in (bidders[0], bidders[1], bidders[2]):
        bidder.hands_in(hall.project)
    hands_in(people[PEOPLE["tenderee"]], hall.project, keys["tenderee"])
    expect(people[PEOPLE["tenderee"]].main).to_contain_text("份额已交出")
    beside.settle()
    assert beside.rows(OpenedBidRow) == []
    hands_in(people[PEOPLE["supervisor"]], hall.project, keys["supervisor"])
    expect(people[PEOPLE["supervisor"]].main).to_contain_text("份额已交出")
    hall.window_ends()
