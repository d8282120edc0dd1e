"""A bid is sealed in the browser and sent: key file, test seal, chunks, reload, receipt."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from engine.sealing import bidder_key, boxes, folder, manifest, opening
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow
from tests.browser.beside import Beside
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.trading.bids.bidding import Bidding, bidding

pytestmark = pytest.mark.browser

PASSPHRASE = "correct horse battery staple"
CANARY = "七百三十一天零半日"
MANY = os.urandom(17 << 20)
"""Three chunks."""
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("bidding") / "house") as live:
        yield live


@pytest.fixture(scope="module")
def call(site: Live) -> Iterator[Bidding]:
    house = Beside(site)
    yield bidding(house)
    house.close()


class Bidder:
    """One bidder at the sealing page of one lot."""

    def __init__(self, visitor: Visitor, call: Bidding, lot: str) -> None:
        self.visitor, self.page, self.call = visitor, visitor.page, call
        self.path = f"/market/projects/{call.project}/lots/{lot}/bid"
        self.sent: list[bytes] = []
        self.page.on("request", lambda one: self.sent.append(one.post_data_buffer or b""))
        self.opens()

    def opens(self) -> None:
        self.page.goto(self.path)
        self.page.wait_for_selector("[data-seal][data-ready]")

    def chooses(self, content: bytes = MANY) -> None:
        file: Any = {"name": "投标书.pdf", "mimeType": "application/pdf", "buffer": content}
        self.page.locator("#seal-files").set_input_files([file])

    def fills_in(self, content: bytes = MANY) -> None:
        self.chooses(content)
        self.page.get_by_label("投标报价（元）").fill("1234567.89")
        self.page.get_by_label("工期").fill(CANARY)
        for name in ("passphrase", "again"):
            self.page.locator(f"#seal-{name}").fill(PASSPHRASE)
        self.ticks()

    def ticks(self) -> None:
        for box in self.page.locator("[data-seal-steps] input[type=checkbox]").all():
            box.check()

    def seals(self, to: Path) -> Path:
        """The key file, as it was downloaded."""
        with self.page.expect_download() as loaded:
            self.page.locator("[data-seal-start]").click()
        loaded.value.save_as(to)
        return to

    def opens_test_seal(self, key: Path, passphrase: str = PASSPHRASE) -> None:
        self.page.locator("#seal-keyfile").set_input_files(key)
        self.page.locator("#seal-test").fill(passphrase)
        self.page.locator("[data-seal-open]").click()

    def gets_receipt(self) -> dict[str, Any]:
        self.page.wait_for_url("**/receipt")
        answer = self.page.context.request.get(f"{self.page.url}.json")
        return dict(json.loads(answer.body()))

    @property
    def problem(self) -> Locator:
        return self.page.locator("[data-seal-problem]")


@pytest.fixture
def at(chromium: Browser, site: Live, call: Bidding) -> Iterator[Any]:
    """`at(login, lot)`: a bidder with a browser of their own."""
    here: list[Visitor] = []

    def one(login: str, lot: str) -> Bidder:
        here.append(Visitor(chromium, site.url, login, "zh"))
        here[-1].page.set_default_timeout(PATIENCE_MS)
        return Bidder(here[-1], call, lot)

    yield one
    for visitor in here:
        visitor.leave()
        assert visitor.wrong == []


def opened(call: Bidding, row: BidRow, key: Path) -> tuple[dict[str, Any], bytes]:
    """What two custodians and the bidder find in the bid: the envelope and the files' bytes."""
    sealed = manifest.read(row.manifest or b"")
    k_bidder = bidder_key.read(json.loads(key.read_text()), PASSPHRASE)
    shares = {}
    for role in list(call.keys)[:2]:
        part = sealed.custodian(role)
        pair = call.keys[role].pair(part.scheme)
        shares[role] = boxes.open_share(
            sealed.method, part.scheme, pair, sealed.context, role, part.sealed_share
        )
    k_open = opening.combine_open_key(sealed, shares)
    chunks = [path.read_bytes() for path in call.house.ask(chunk_paths, row.id)]
    pieces = opening.open_content(sealed, k_open, k_bidder, chunks)
    return opening.open_envelope(sealed, k_open, k_bidder), b"".join(one.data for one in pieces)


def test_a_bid_sealed_in_the_browser_opens_again_and_left_it_as_cipher_text_only(
    at: Any, call: Bidding, tmp_path: Path
) -> None:
    bidder = at("bidder.bidder1", "1")
    bidder.fills_in()
    key = bidder.seals(tmp_path / "key.json")
    bidder.opens_test_seal(key, "another passphrase")
    expect(bidder.problem).to_contain_text("口令不对", timeout=PATIENCE_MS)
    assert call.house.rows(BidRow)[0].state == "draft"
    bidder.opens_test_seal(key)
    receipt = bidder.gets_receipt()
    (row,) = call.house.rows(BidRow, id=receipt["bid"])
    assert (row.state, row.root, row.hash) == (
        "received",
        receipt["root"],
        receipt["manifest_hash"],
    )
    envelope, content = opened(call, row, key)
    assert envelope["fields"] == {"price": "1234567.89", "period": CANARY}
    assert content == MANY
    left = b"".join(bidder.sent)
    for secret in (CANARY.encode(), b"1234567.89", PASSPHRASE.encode(), "投标书".encode()):
        assert secret not in left


@pytest.mark.long
def test_a_reload_goes_on_where_it_stopped_and_replaces_the_bid_before(
    at: Any, call: Bidding, tmp_path: Path
) -> None:
    bidder = at("bidder.bidder2", "1")
    bidder.fills_in(b"first")
    bidder.opens_test_seal(bidder.seals(tmp_path / "first.json"))
    first = bidder.gets_receipt()["bid"]
    bidder.opens()
    bidder.fills_in()
    bidder.page.route("**/chunks/2", dead)
    bidder.opens_test_seal(bidder.seals(tmp_path / "second.json"))
    state = bidder.page.locator("[data-seal-state]")
    expect(state).to_contain_text("正在重试", timeout=PATIENCE_MS)
    bidder.page.unroute("**/chunks/2")
    bidder.page.on("dialog", lambda dialog: dialog.accept())
    bidder.opens()
    expect(bidder.page.locator("[data-seal-resume]")).to_be_visible()
    bidder.ticks()
    bidder.chooses(MANY[:-1] + bytes([MANY[-1] ^ 1]))
    bidder.page.locator("[data-seal-start]").click()
    expect(bidder.problem).to_contain_text("文件与上次密封的不同", timeout=PATIENCE_MS)
    sent = chunks_sent(bidder.page)
    bidder.chooses()
    bidder.page.locator("[data-seal-start]").click()
    second = bidder.gets_receipt()["bid"]
    assert sent == ["2"]
    states = {row.id: row.state for row in call.house.rows(BidRow, lot="1") if row.received_at}
    assert (states[first], states[second]) == ("replaced", "received")


def dead(route: Route) -> None:
    route.abort()


def chunks_sent(page: Page) -> list[str]:
    """Places of the chunks that leave the page from now on."""
    sent: list[str] = []
    page.on(
        "request",
        lambda one: sent.append(one.url.rsplit("/", 1)[1]) if "/chunks/" in one.url else None,
    )
    return sent


def test_a_folder_sealed_offline_is_uploaded_and_sent(
    at: Any, call: Bidding, tmp_path: Path
) -> None:
    bidder = at("bidder.bidder3", "1")
    bidder.page.locator("[data-seal-offline] summary").click()
    with bidder.page.expect_download() as loaded:
        bidder.page.locator("[data-seal-papers]").click()
    papers = json.loads(Path(loaded.value.path()).read_text())
    assert [one["id"] for one in papers["custodians"]] == list(call.keys)
    sealed, chunks = call.sealed(papers["bid"], content=MANY)
    folder.prepare(tmp_path / "bid")
    for index, chunk in enumerate(chunks):
        folder.put_chunk(tmp_path / "bid", index, chunk)
    folder.finish(tmp_path / "bid", manifest.read(sealed))
    bidder.ticks()
    bidder.page.locator("#seal-folder").set_input_files(tmp_path / "bid")
    bidder.page.locator("[data-seal-folder]").click()
    assert bidder.gets_receipt()["bid"] == papers["bid"]


def test_what_is_missing_is_told_and_nothing_begins(at: Any, call: Bidding) -> None:
    before = len(call.house.rows(BidRow))
    bidder = at("bidder.bidder3", "2")
    bidder.page.locator("[data-seal-start]").click()
    for text in ("请选择投标文件", "至少 12 个字符", "请勾选"):
        expect(bidder.problem).to_contain_text(text)
    bidder.visitor.checks_access()
    bidder.visitor.narrows("bid")
    assert len(call.house.rows(BidRow)) == before


def test_a_telephone_is_asked_to_go_to_a_computer(
    chromium: Browser, site: Live, call: Bidding
) -> None:
    visitor = Visitor(chromium, site.url, "bidder.bidder3", "zh")
    context = chromium.new_context(
        base_url=site.url,
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        storage_state=visitor.context.storage_state(),
    )
    page = context.new_page()
    page.goto(f"/market/projects/{call.project}/lots/2/bid")
    expect(page.locator("[data-seal-phone]")).to_be_visible()
    expect(page.locator("[data-seal-steps]")).to_be_hidden()
    context.close()
    visitor.leave()
