"""An opening as its people meet it: keys made in browsers, handed in, read out, signed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from engine.people.queries.names import organisation_names
from engine.sealing import seal_bid
from engine.sealing.custodian_keys import CustodianKeys
from engine.trading.keys.queries.custodians import custodians_of
from tests.browser.acting import People, Person
from tests.browser.beside import Beside
from tests.browser.live import Live
from tests.browser.looking import Visitor
from tests.trading.opening.hall import PEOPLE, Bid, Hall, started

PASSPHRASE = "正确 马 电池 订书钉 安静的"
LOTS = ("1", "2")


@pytest.fixture
def house(live: Live) -> Iterator[Beside]:
    """The same installation, for what nobody does at a page of this story."""
    one = Beside(live)
    yield one
    one.close()


def makes_key(person: Person, project: str, role: str, folder: Path) -> Path:
    """The file that was downloaded, after the key was registered and rehearsed."""
    page = person.page
    page.goto(f"/custodians/{project}")
    work = page.locator(f"[data-custodian][data-role={role}][data-ready]")
    make = work.locator("[data-make]")
    make.get_by_label("口令", exact=True).fill(PASSPHRASE)
    make.get_by_label("再输入一次口令").fill(PASSPHRASE)
    with page.expect_download() as told:
        make.locator("button").click()
    file = folder / f"{role}.json"
    told.value.save_as(file)
    step = work.locator("[data-open]")
    step.get_by_label("密钥文件").set_input_files(file)
    step.get_by_label("口令", exact=True).fill("another passphrase")
    step.locator("button").click()
    expect(work.locator("[data-problem]")).to_contain_text("口令不对")
    step.get_by_label("口令", exact=True).fill(PASSPHRASE)
    step.locator("button").click()
    expect(page.locator(".keeper-mine")).to_contain_text("已演练")
    return file


def hands_in(person: Person, project: str, file: Path, passphrase: str = PASSPHRASE) -> None:
    page = person.page
    page.goto(f"/opening/{project}/1")
    form = page.locator("[data-hand-in][data-ready]")
    form.get_by_label("密钥文件").set_input_files(file)
    form.get_by_label("口令", exact=True).fill(passphrase)
    form.locator("button").click()


def bid_with_file(hall: Hall, number: int, folder: Path, price: str) -> tuple[Bid, Path]:
    """A received bid, and the key file its bidder has."""
    bid = hall.bid(number, price=price)
    about = seal_bid.BidToSeal(
        suite=hall.suite,
        project=hall.project,
        lot=bid.lot,
        bid=bid.id,
        script="sunroad-cli 0.1.0",
        custodians=hall.custodians(),
        read_out={},
    )
    file = folder / f"bidder{number}.json"
    file.write_text(json.dumps(seal_bid.key_file(about, bid.secret, PASSPHRASE)), "utf-8")
    return bid, file


def looks(page: Page, people: People, name: str) -> None:
    """Wide and on a telephone, which scrolls downwards only."""
    people.shoot(page, name)
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function("() => document.documentElement.scrollWidth <= 360")
    people.shoot(page, f"{name}-360")
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.browser
@pytest.mark.long
def test_from_the_first_key_to_the_last_signature(
    live: Live, house: Beside, people: People, tmp_path: Path
) -> None:
    project = started(house)
    people[PEOPLE["tenderee"]].page.goto(f"/custodians/{project}")
    looks(people[PEOPLE["tenderee"]].page, people, "custodian-before")
    files = {
        role: makes_key(people[login], project, role, tmp_path) for role, login in PEOPLE.items()
    }
    looks(people[PEOPLE["supervisor"]].page, people, "custodian-after")
    house.complete(project, "keys")
    hall = sealed_by_browsers(house, project)
    bids = [bid_with_file(hall, number, tmp_path, f"{number}234567.00") for number in (1, 2, 3)]
    public = people.opened()
    assert public.goto(f"/opening/{project}/1").status == 404  # type: ignore[union-attr]
    hall.begins()
    public.goto(f"/opening/{project}/1")
    expect(public.locator("[data-hall-live]")).to_contain_text("已交出密钥的投标人 0 / 3")
    assert "第 1 号" not in public.content()
    looks(public, people, "public-window")
    first = people["bidder.bidder1"]
    first.page.goto(f"/opening/{project}/1")
    first.page.get_by_role("button", name="签到").click()
    expect(first.main).to_contain_text("已签到。")
    looks(first.page, people, "bidder-window")
    hands_in(people["bidder.bidder1"], project, bids[1][1])
    expect(first.page.locator("[data-problem]")).to_contain_text("另一份投标文件")
    hands_in(people["bidder.bidder1"], project, bids[0][1], "wrong passphrase")
    expect(first.page.locator("[data-problem]")).to_contain_text("口令不对")
    looks(first.page, people, "bidder-refused")
    for number in (1, 2):
        hands_in(people[f"bidder.bidder{number}"], project, bids[number - 1][1])
        expect(people[f"bidder.bidder{number}"].main).to_contain_text("密钥已交出")
    for role in ("tenderee", "supervisor"):
        hands_in(people[PEOPLE[role]], project, files[role])
        expect(people[PEOPLE[role]].main).to_contain_text("份额已交出")
    looks(people[PEOPLE["tenderee"]].page, people, "custodian-window")
    hall.window_ends()
    name = house.ask(organisation_names, {str(bids[0][0].by.organisation)}).popitem()[1]
    expect(public.locator(".hall-table")).to_contain_text(name)
    expect(public.locator(".hall-table")).to_contain_text("视为撤销")
    expect(public.locator(".price-chart svg")).to_be_visible()
    looks(public, people, "public-read-out")
    first.page.goto(f"/opening/{project}/1")
    first.page.get_by_label("当场提出异议").fill("请复核第二家的工期")
    first.page.get_by_role("button", name="提出异议").click()
    host = people["agency.agency1"]
    host.page.goto(f"/opening/{project}/1")
    host.page.get_by_label("当场答复").fill("已复核，唱标内容与信封一致")
    host.page.get_by_role("button", name="答复", exact=True).click()
    expect(host.main).to_contain_text("已答复。")
    looks(host.page, people, "host-objections")
    with host.page.expect_download() as taken:
        host.page.get_by_role("button", name="投标书.pdf").first.click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF ")
    recorder = people["centre_opening.nanjing"]
    recorder.page.goto(f"/opening/{project}/1")
    recorder.page.get_by_role("button", name="生成开标记录").click()
    for person in (recorder, first, host):
        person.page.goto(f"/opening/{project}/1")
        person.page.get_by_role("button", name="签认开标记录").click()
        expect(person.main).to_contain_text("已签认。")
    looks(host.page, people, "host-minutes")
    host.page.get_by_role("button", name="宣布开标结束").click()
    expect(host.main).to_contain_text("开标结束。")
    looks(host.page, people, "closed")
    is_accessible(live, people, project)
    assert house.ledger_is_whole()


def sealed_by_browsers(house: Beside, project: str) -> Hall:
    """Bids are sealed to the keys that the browsers made; their private halves are not here."""
    keys = {
        one.id: CustodianKeys(suite=one.suite, public=one.public_keys, private={})
        for one in house.ask(custodians_of, project)
    }
    return Hall(house=house, project=project, keys=keys, suite=house.settings.suite)


def is_accessible(live: Live, people: People, project: str) -> None:
    """By axe, in both languages, for the public, a bidder, who presides, a custodian."""
    browser = people["agency.agency1"].page.context.browser
    assert browser is not None
    for login in (None, "bidder.bidder1", "agency.agency1", PEOPLE["tenderee"]):
        visitor = Visitor(browser, live.url, login, "en")
        for lot in LOTS:
            visitor.open(f"/opening/{project}/{lot}")
            visitor.checks_access()
            visitor.narrows(f"hall-{lot}")
        if login == PEOPLE["tenderee"]:
            visitor.open(f"/custodians/{project}")
            visitor.checks_access()
            visitor.narrows("custodians")
        visitor.leave()
        assert visitor.wrong == []
