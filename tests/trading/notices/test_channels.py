"""Every channel gets the same at the same moment; what one shows otherwise is raised (S054)."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from engine import worker
from engine.errors import Invalid, NotAllowed
from engine.exchange import channel_look, second_channel
from engine.settings import Settings
from engine.trading.notices.media import media
from engine.trading.notices.orders.record_check import RecordCheck
from engine.trading.notices.orders.record_delivery import RecordDelivery
from engine.trading.notices.orders.save_medium import SaveMedium
from engine.trading.notices.queries.channel_looks import channel_looks
from engine.trading.notices.queries.deliveries import deliveries, troubled
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.vocabulary import CLOCK, OPERATOR, Fact
from engine.workflow.tables import OutboxRow
from tests.trading.notices.tender import begun, issued
from tests.workflow.houses import House
from webapp.receiver import create_receiver

NATIONAL = "national_site"


def medium(key: str, *kinds: str, **more: object) -> SaveMedium:
    given = {"zh": "某网站", "en": "Site", "url": "", "region": "320000", **more}
    return SaveMedium(actor=OPERATOR, key=key, kinds=kinds, **given)  # type: ignore[arg-type]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The simulated media in a server of their own: where they answer, and their folder."""
    folder = tmp_path / "received"
    server = make_server("127.0.0.1", 0, create_receiver(folder))
    running = threading.Thread(target=server.serve_forever)
    running.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    running.join()


@pytest.fixture
def published(small_house: House, site: tuple[str, Path]) -> tuple[House, str]:
    """A notice that both media received; the id of the notice."""
    for key in ("second_channel", NATIONAL):
        small_house.give(medium(key))
    project = begun(small_house)
    notice = issued(small_house, project)["id"]
    send_all(small_house, reaching(small_house, site))
    return small_house, str(notice)


def reaching(house: House, site: tuple[str, Path]) -> Settings:
    return replace(house.settings, second_channel_url=site[0])


def send_all(house: House, where: Settings) -> None:
    for row in house.rows(OutboxRow):
        for order in second_channel.send(row.key, row.body, where):
            house.give(order)


def look_all(house: House, site: tuple[str, Path]) -> list[str | None]:
    due = house.ask(channel_looks)
    return [house.give(channel_look.look(one, reaching(house, site))) for one in due]


def row(house: House, medium: str = NATIONAL) -> DeliveryRow:
    (found,) = house.rows(DeliveryRow, medium=medium)
    assert isinstance(found, DeliveryRow)
    return found


def test_one_act_promises_the_same_to_every_channel(house: House) -> None:
    for order in (
        medium("second_channel"),
        medium(NATIONAL, "tender_notice"),
        medium("press", "x"),
    ):
        house.give(order)
    notice = issued(house, begun(house))
    rows = {one.channel: one for one in house.rows(OutboxRow)}
    assert set(rows) == {"second_channel", f"second_channel:{NATIONAL}"}
    assert {one.body["hash"] for one in rows.values()} == {notice["hash"]}
    assert {one.body["published_at"] for one in rows.values()} == {notice["published_at"]}
    promised = house.rows(DeliveryRow)
    assert {one.medium for one in promised} == {"second_channel", NATIONAL}
    assert {one.promised_at.isoformat() for one in promised} == {notice["published_at"]}


def test_a_channel_answers_with_its_time_and_the_hash(
    published: tuple[House, str], site: tuple[str, Path]
) -> None:
    house, notice = published
    for one in house.ask(deliveries, notice):
        assert one.seen_hash == one.hash
        assert one.delivered_at is not None
        assert abs(one.delivered_at - one.promised_at) < timedelta(minutes=1)
    assert row(house).received_at is not None
    send_all(house, reaching(house, site))
    told = house.told(house.rows(NoticeRow)[0].project, Fact.NOTICE_DELIVERED)
    assert len(told) == 2


def test_what_is_changed_at_a_channel_is_raised_once_and_its_repair_told(
    published: tuple[House, str], site: tuple[str, Path]
) -> None:
    house, notice = published
    project = house.rows(NoticeRow)[0].project
    house.passes(hours=1)
    assert look_all(house, site) == [None, None]
    path = site[1] / NATIONAL / f"{notice}.json"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("3.2 公里", "9.9 公里"), "utf-8")
    for _ in range(2):
        house.passes(hours=3)
        assert "content" in look_all(house, site)
    (fact,) = house.told(project, Fact.NOTICE_DIFFERS)
    assert (fact["medium"], fact["trouble"]) == (NATIONAL, "content")
    (warned,) = house.ask(troubled, house.actor("supervisor.nanjing"))
    assert (warned.medium, warned.trouble) == (NATIONAL, "content")
    path.write_text(sound, "utf-8")
    house.passes(hours=1)
    look_all(house, site)
    assert len(house.told(project, Fact.NOTICE_REPAIRED)) == 1
    assert house.ask(troubled, house.actor("supervisor.nanjing")) == ()


def test_another_time_of_publication_and_a_notice_taken_down_are_raised(
    published: tuple[House, str], site: tuple[str, Path]
) -> None:
    house, notice = published
    path = site[1] / NATIONAL / f"{notice}.json"
    path.write_text(path.read_text("utf-8").replace("2026-03-02T01:00", "2026-03-01T01:00"))
    house.passes(hours=1)
    assert "time" in look_all(house, site)
    path.unlink()
    house.passes(hours=1)
    assert "missing" in look_all(house, site)


def test_a_channel_that_is_away_changes_nothing_and_no_other_waits(
    published: tuple[House, str], site: tuple[str, Path]
) -> None:
    house, _ = published
    house.passes(hours=2)
    away = replace(house.settings, second_channel_url="http://127.0.0.1:9")
    due = house.ask(channel_looks)
    assert [house.give(channel_look.look(one, away)) for one in due] == [None, None]


@pytest.mark.parametrize(("hours", "trouble"), [(11, None), (13, "missing")])
def test_a_channel_has_the_hours_of_the_law_to_show_it(
    small_house: House, hours: int, trouble: str | None
) -> None:
    """ZTB-82: twelve hours."""
    small_house.give(medium(NATIONAL))
    notice = issued(small_house, begun(small_house))["id"]
    small_house.passes(hours=hours)
    seen = RecordCheck(actor=CLOCK, notice=notice, medium=NATIONAL, reached=True)
    assert small_house.give(seen) == trouble


@pytest.mark.parametrize(("hours", "trouble"), [(12, None), (13, "late")])
def test_it_counts_the_hours_by_the_channel_s_own_clock(
    small_house: House, hours: int, trouble: str | None
) -> None:
    small_house.give(medium(NATIONAL))
    notice = issued(small_house, begun(small_house))
    came = datetime.fromisoformat("2031-01-01T00:00:00+00:00")
    told = {"notice": notice["id"], "medium": NATIONAL, "hash": notice["hash"]}
    shown = came + timedelta(hours=hours)
    small_house.give(RecordDelivery(actor=CLOCK, received_at=came, shown_at=shown, **told))
    assert small_house.give(RecordCheck(actor=CLOCK, reached=True, **told)) == trouble


def test_older_notices_are_looked_at_more_seldom(
    published: tuple[House, str], site: tuple[str, Path]
) -> None:
    house, _ = published
    house.passes(days=20)
    look_all(house, site)
    later = row(house).next_check_at - house.now
    assert abs(later - timedelta(days=2)) < timedelta(minutes=1)
    assert worker.look_at_channels(house.engine) == 0


def test_only_who_keeps_the_platform_names_channels(small_house: House) -> None:
    with small_house.refusing(NotAllowed):
        small_house.give(replace(medium("x"), actor=small_house.agency))
    with small_house.refusing(Invalid) as refused:
        small_house.give(medium("X Y", url="ftp://x", zh="", region="999999"))
    named = {problem.field for problem in refused.value.problems}
    assert named == {"key", "url", "zh", "region"}
    assert [one.key for one in small_house.ask(media)] == ["second_channel"]


def test_a_channel_at_rest_gets_nothing(small_house: House) -> None:
    small_house.give(medium(NATIONAL, active=False))
    issued(small_house, begun(small_house))
    assert small_house.rows(OutboxRow) == []
