"""What goes to those a list names is read by them and by who runs the trade, and by nobody else."""

from typing import Any

import pytest

from engine.errors import Invalid, NotFound, TooLate
from engine.trading.archive.queries.holdings import holdings
from engine.trading.notices.queries.circulars import circular_file, circulars, circulated
from engine.trading.notices.queries.public_notices import public_notices
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.vocabulary import Fact
from engine.workflow.pseudonyms import pseudonym
from tests.webapp.desk.desk import Desk
from tests.workflow.houses import House
from tests.workflow.small import FORMS, drawn, files, form, task, text
from tests.workflow.spiff.short import line, script, service

ISSUE = {
    "forms/tiny/issue.form": form(
        "tiny/issue", text("title"), files("papers"), text("until"), text("first"), text("second")
    ),
    "forms/tiny/join.form": form("tiny/join", text("newcomer")),
}
DIAGRAM = drawn(
    line(
        "m",
        task("issue", "tiny/issue"),
        script("list_them", "invited", "=[first, second]"),
        service(
            "tell",
            "notices.publish",
            inputs={
                "kind": '="clarification"',
                "title": "=title",
                "content": '={"原条款": "一", "新条款": "朱鹮", "投标截止时间": title}',
                "lot": "=null",
                "documents": "=papers",
                "documents_until": "=until",
                "audience": "invited",
            },
            outputs={"told": "=notice"},
        ),
        task("join", "tiny/join"),
        script("add_one", "invited", "=append(invited, newcomer)"),
        task("rest", "tiny/join"),
    ),
    agency="issue list_them tell join add_one rest",
)


@pytest.fixture
def told(small_house: House) -> str:
    return tell(small_house)


def tell(house: House) -> str:
    """A project that told bidders 1 and 2 something, with a file."""
    house.publish(DIAGRAM, forms={**FORMS, **ISSUE})
    project = house.start()
    names = {key: known(house, project, n) for key, n in (("first", 1), ("second", 2))}
    until = (house.now.replace(microsecond=0)).isoformat()
    given: dict[str, Any] = {"title": "澄清通知", "papers": [house.attach(project)], **names}
    house.complete(project, "issue", {**given, "until": f"{until[:4]}-12-31T18:00:00+08:00"})
    return project


def known(house: House, project: str, number: int) -> str:
    organisation = house.actor(f"bidder.bidder{number}").organisation
    return pseudonym(house.settings, project, str(organisation))


def test_the_named_read_it_with_its_files(house: House) -> None:
    told = tell(house)
    for number in (1, 2):
        (one,) = house.ask(circulars, house.actor(f"bidder.bidder{number}"), told)
        assert (one.title, one.kind, len(one.files)) == ("澄清通知", "clarification", 1)
        by = house.actor(f"bidder.bidder{number}")
        assert house.ask(circular_file, by, told, one.files[0].id) == one.files[0]
    (fact,) = house.told(told, Fact.NOTICE_CIRCULATED)
    assert fact["hash"] == one.hash
    assert house.ask(holdings, told)["notices"] == [
        {"id": one.id, "kind": "clarification", "hash": one.hash}
    ]


@pytest.mark.parametrize("login", ["bidder.bidder3", "expert1", "centre_intake.wuxi"])
def test_nobody_else_knows_of_it(small_house: House, told: str, login: str) -> None:
    actor = small_house.actor(login)
    (named,) = small_house.ask(circulars, small_house.actor("bidder.bidder1"), told)
    with pytest.raises(NotFound):
        small_house.ask(circulars, actor, told)
    with pytest.raises(NotFound):
        small_house.ask(circular_file, actor, told, named.files[0].id)
    assert small_house.ask(circulated, actor, [told]) == frozenset()


@pytest.mark.parametrize("login", ["agency.agency1", "supervisor.nanjing"])
def test_who_runs_or_supervises_the_trade_reads_it(
    small_house: House, told: str, login: str
) -> None:
    assert small_house.ask(circulated, small_house.actor(login), [told]) == {told}


def test_it_is_in_no_public_place(small_house: House, told: str) -> None:
    assert small_house.ask(public_notices, text="朱鹮").items == ()
    assert small_house.rows(NoticeRow) == small_house.rows(DeliveryRow) == []
    stranger = Desk(small_house).app.test_client()
    assert stranger.get(f"/market/projects/{told}/circulars").status_code == 302
    (one,) = small_house.ask(circulars, small_house.actor("bidder.bidder1"), told)
    for path in (f"/notices/projects/{told}", f"/notices/{one.id}", f"/notices/{one.id}.json"):
        assert stranger.get(path).status_code == 404


def test_whoever_joins_the_list_reads_what_came_before(small_house: House, told: str) -> None:
    late = small_house.actor("bidder.bidder3")
    small_house.complete(told, "join", {"newcomer": known(small_house, told, 3)})
    assert len(small_house.ask(circulars, late, told)) == 1


def test_after_its_time_a_file_is_gone_and_the_text_stays(small_house: House, told: str) -> None:
    by = small_house.actor("bidder.bidder1")
    (one,) = small_house.ask(circulars, by, told)
    small_house.passes(days=400)
    with pytest.raises(TooLate):
        small_house.ask(circular_file, by, told, one.files[0].id)
    assert small_house.ask(circulars, by, told)[0].files[0].over


def test_it_must_hold_what_its_kind_asks_for(small_house: House) -> None:
    diagram = DIAGRAM.replace("新条款".encode(), "无".encode())
    small_house.publish(diagram, forms={**FORMS, **ISSUE})
    project = small_house.start()
    with pytest.raises(Invalid) as refusal:
        small_house.complete(
            project, "issue", {"title": "t", "papers": [], "first": "a", "second": "b"}
        )
    assert {one.key for one in refusal.value.problems} == {"notice_lacks"}
    assert small_house.told(project, Fact.NOTICE_CIRCULATED) == []


def test_its_page_shows_it_and_hands_out_the_file(small_house: House, told: str) -> None:
    desk = Desk(small_house)
    client = desk["bidder.bidder1"].client
    page = client.get(f"/market/projects/{told}/circulars")
    assert "朱鹮" in page.get_data(as_text=True)
    (one,) = small_house.ask(circulars, small_house.actor("bidder.bidder1"), told)
    path = f"/market/projects/{told}/circulars/documents/{one.files[0].id}"
    assert client.get(path).status_code == 200
    assert desk["bidder.bidder3"].client.get(path).status_code == 404
