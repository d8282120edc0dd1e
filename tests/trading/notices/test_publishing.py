"""Notices hold what the rules ask, are corrected and withdrawn, and stay for ever (S089)."""

import hashlib

import pytest

from engine.errors import Invalid
from engine.store import exact
from engine.trading.notices.queries.public_notices import (
    notices_of,
    public_notice,
    public_notices,
)
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Fact
from tests.trading.notices.tender import (
    FIELDS,
    TITLE,
    ask,
    begun,
    corrected,
    issued,
    started,
    told,
    withdrawn,
)
from tests.workflow.houses import House


def test_a_notice_holds_what_its_kind_asks_and_names_its_files(house: House) -> None:
    project = begun(house)
    paper = house.attach(project, name="招标文件.pdf")
    notice = house.ask(public_notice, issued(house, project, paper)["id"])
    assert isinstance(notice.content, dict)
    assert notice.content["fields"]["招标人"] == FIELDS["招标人"]
    (file,) = notice.content["documents"]
    assert (file["name"], file["size"]) == ("招标文件.pdf", 8)
    assert file["sha256"] == hashlib.sha256(b"%PDF-1.4").hexdigest()
    assert notice.hash == hashlib.sha256(exact.canonical(notice.content)).hexdigest()
    assert (notice.class_, notice.region) == ("A01", "320100")


def test_what_is_missing_is_told_whole_and_nothing_is_published(small_house: House) -> None:
    project = begun(small_house)
    with small_house.refusing(Invalid) as refused:
        small_house.complete(project, "issue", {"title": TITLE, "lacking": "招标范围"})
    (problem,) = refused.value.problems
    assert problem.key == "notice_lacks"
    assert problem.params["zh"] == "招标内容和范围"
    assert "第5条" in str(problem.params["law_zh"])


def test_what_is_only_warned_of_is_published_and_told(small_house: House) -> None:
    project = begun(small_house)
    notice = issued(small_house, project, lacking="联系人")
    assert notice["warnings"] == ["联系人"]


def test_a_file_of_another_project_is_not_published(small_house: House) -> None:
    project = begun(small_house)
    paper = small_house.attach(started(small_house))
    with small_house.refusing(Invalid):
        small_house.complete(project, "issue", {"title": TITLE, "papers": [paper]})


def test_a_correction_shows_old_and_new_and_the_first_stays(house: House) -> None:
    project = begun(house)
    first = issued(house, project)
    correction = house.ask(
        public_notice, corrected(house, project, "建设规模", "全长 3.6 公里")["id"]
    )
    assert (correction.kind, correction.relation, correction.about) == (
        "correction",
        "corrects",
        first["id"],
    )
    assert isinstance(correction.content, dict)
    assert correction.content["fields"]["更正内容"] == [
        {"项目": "建设规模", "原内容": "全长 3.2 公里", "更正后内容": "全长 3.6 公里"}
    ]
    kept = house.ask(public_notice, first["id"])
    assert kept.hash == first["hash"]
    assert kept.corrected_by == (correction.id,)


def test_a_second_correction_starts_from_the_first(small_house: House) -> None:
    project = begun(small_house)
    issued(small_house, project)
    corrected(small_house, project, "建设规模", "全长 3.6 公里")
    again = corrected(small_house, project, "建设规模", "全长 3.8 公里")
    content = small_house.ask(public_notice, again["id"]).content
    assert content["fields"]["更正内容"][0]["原内容"] == "全长 3.6 公里"  # type: ignore[index, call-overload]


def test_a_correction_that_changes_nothing_is_refused(small_house: House) -> None:
    project = begun(small_house)
    issued(small_house, project)
    with small_house.refusing(Invalid) as refused:
        small_house.complete(
            project, "change", {"field": "建设规模", "value": FIELDS["建设规模"], "reason": "x"}
        )
    assert refused.value.problems[0].key == "notice_unchanged"


def test_a_withdrawn_notice_stays_in_the_history_marked(house: House) -> None:
    """S089."""
    project = begun(house)
    first = issued(house, project)
    gone = withdrawn(house, project)
    kept = house.ask(public_notice, first["id"])
    assert kept.withdrawn_by == gone["id"]
    assert kept.hash == first["hash"]
    assert [one.id for one in house.ask(notices_of, project)] == [first["id"], gone["id"]]
    assert {one.id for one in house.ask(public_notices).items} == {first["id"], gone["id"]}
    (fact,) = house.told(project, Fact.NOTICE_WITHDRAWN)
    assert fact["notice"] == first["id"]


def test_the_answer_to_a_question_clarifies_the_notice_and_names_nobody(house: House) -> None:
    project = begun(house)
    first = issued(house, project)
    ask(house, project, "桩基深度是多少？")
    house.complete(project, "answer", {"answer": "见图纸 12。"})
    notice = house.ask(public_notice, told(house, project, "clarification")["id"])
    assert (notice.relation, notice.about) == ("clarifies", first["id"])
    assert notice.content["fields"]["问题"] == "桩基深度是多少？"  # type: ignore[index, call-overload]
    (received,) = [one for one in house.facts(project) if one.fact == Fact.MESSAGE_RECEIVED]
    assert received.actor == "public"
    assert "桩基" not in str(received.particulars)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "引桥"}, True),
        ({"text": "引桥 隧道"}, False),
        ({"text": "3.2"}, False),
        ({"class_": "A01"}, True),
        ({"class_": "B01"}, False),
        ({"kind": "tender_notice", "region": "320100", "text": "长江"}, True),
        ({"kind": "award"}, False),
        ({"region": "320500"}, False),
    ],
)
def test_it_is_found_by_title_text_kind_region_and_class(
    searched: House, asked: dict[str, str], found: bool
) -> None:
    assert bool(searched.ask(public_notices, **asked).items) == found


@pytest.fixture(scope="module")
def searched(prepared: object, tmp_path_factory: pytest.TempPathFactory) -> House:
    made = House(prepared.url("sqlite"), tmp_path_factory.mktemp("searched"), {})  # type: ignore[attr-defined]
    issued(made, begun(made))
    return made


def test_the_days_asked_for_are_those_of_publication(small_house: House) -> None:
    project = begun(small_house)
    issued(small_house, project)
    (row,) = small_house.rows(NoticeRow)
    at = row.published_at
    assert small_house.ask(public_notices, since=at).count == 1
    assert small_house.ask(public_notices, before=at).count == 0
    assert small_house.ask(public_notices, text="长江", before=at).count == 0
