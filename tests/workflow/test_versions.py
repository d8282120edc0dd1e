"""Running projects keep their version and item revision; publishing changes what starts next."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bench import diagrams, lab
from engine import worker
from engine.errors import BadDiagram, Invalid, NotAllowed
from engine.exchange.house import send
from engine.vocabulary import OPERATOR, Data, Fact, Message
from engine.workflow import versions
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.queries.catalogue_items import catalogue_items
from engine.workflow.services import Ask, Result, Service
from engine.workflow.tables import (
    BlobRow,
    IncidentRow,
    ItemRow,
    ParticipantRow,
    ProjectRow,
    VersionRow,
)
from tests.workflow.conftest import Build
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS, drawn, form, service, task, text
from tests.workflow.spiff.short import line

NEWER = drawn(line("m", task("first"), task("other")), agency="first other")


def order(**more: Any) -> PublishPackage:
    """A package that every check lets through."""
    body = lab.FORM
    given: dict[str, Any] = {
        "actor": OPERATOR,
        "trading_type": "bench_line",
        "content": {
            "code": "B01",
            "class": "bench",
            "zh": "测量",
            "en": "Bench",
            "process": "bench_line",
            "start_form": "bench_line/start",
            "starters": ["agency"],
            "legal_basis": "-",
            "department": "-",
        },
        "files": {
            "process.bpmn": diagrams.line("bench_line", 2).encode(),
            "forms/bench_line/start.form": body.replace("FORM_ID", "bench_line_start").encode(),
            "forms/bench_line/step.form": body.replace("FORM_ID", "bench_line_step").encode(),
        },
        "effective_from": START - timedelta(days=1),
        "region": "320000",
        "reason": "测试",
    }
    return PublishPackage(**{**given, **more})


def test_a_package_is_published_with_its_item_and_facts(house: House) -> None:
    version = house.give(order())
    (row,) = house.rows(VersionRow)
    assert (row.id, row.number, row.process, row.reason) == (version, 1, "bench_line", "测试")
    (item,) = house.rows(ItemRow)
    assert (item.code, item.revision, item.version) == ("B01", 1, version)
    assert "B01" in [line.code for line in house.ask(catalogue_items)]
    dump = house.dump()["fact"]
    assert any(Fact.VERSION_PUBLISHED in line for line in dump)
    assert any(Fact.ITEM_PUBLISHED in line for line in dump)


def test_publishing_the_same_again_changes_nothing_but_says_so(small_house: House) -> None:
    first = small_house.give(order())
    assert small_house.give(order()) == first
    assert len(small_house.rows(VersionRow)) == 1
    assert [row.revision for row in small_house.rows(ItemRow)] == [1]


def test_a_changed_item_is_a_new_revision_of_the_same_version(small_house: House) -> None:
    small_house.give(order())
    changed = {**order().content, "zh": "改名", "parameters": {"days": 5}}
    small_house.give(order(content=changed))
    assert len(small_house.rows(VersionRow)) == 1
    assert [row.revision for row in small_house.rows(ItemRow)] == [1, 2]


def test_a_running_project_keeps_its_version(house: House) -> None:
    house.publish(STEPS)
    old = house.start()
    house.publish(NEWER)
    new = house.start()
    house.complete(old, "first")
    house.complete(new, "first")
    assert (house.open(old), house.open(new)) == (["second"], ["other"])
    assert len({row.version for row in house.rows(ProjectRow)}) == 2


def test_item_revision_and_parameters_freeze_at_the_start(house: House) -> None:
    house.publish(STEPS, parameters={"days": 3})
    old = house.start()
    house.publish(STEPS, parameters={"days": 9})
    new = house.start()
    assert house.inside(old).case["parameters"] == {"days": 3}
    assert house.inside(new).case["parameters"] == {"days": 9}
    house.complete(old, "first")
    assert house.inside(old).case["parameters"] == {"days": 3}
    revisions = {row.id: row.item_revision for row in house.rows(ProjectRow)}
    assert (revisions[old], revisions[new]) == (1, 2)


def test_a_version_is_the_whole_bundle_by_hash() -> None:
    files = {"a.bpmn": STEPS, "forms/x.form": form("x", text("note"))}
    one = versions.bundle_id("tiny", files)
    assert versions.bundle_id("tiny", dict(reversed(files.items()))) == one
    assert versions.bundle_id("tiny", {**files, "forms/x.form": form("x", text("nota"))}) != one
    assert versions.bundle_id("tiny", {"b.bpmn": STEPS, **files}) != one
    assert versions.bundle_id("other", files) != one


def test_the_database_is_the_truth_for_versions(small_house: House, build: Build) -> None:
    """A second process reads the bundle from the database, and a blob is kept once."""
    project = small_house.begin(STEPS)
    small_house.publish(NEWER)
    blobs = len(small_house.rows(BlobRow))
    small_house.publish(NEWER)
    assert len(small_house.rows(BlobRow)) == blobs
    small_house.engine.house.versions = versions.Versions()
    small_house.complete(project, "first")
    assert small_house.open(project) == ["second"]


@pytest.mark.parametrize("login", ["agency.agency1", "system_admin", "centre_intake.nanjing"])
def test_only_analysts_and_the_operator_publish(small_house: House, login: str) -> None:
    with small_house.refusing(NotAllowed):
        small_house.give(order(actor=small_house.actor(login)))


def test_an_analyst_publishes(small_house: House) -> None:
    small_house.give(order(actor=small_house.actor("analyst.province")))
    assert small_house.rows(VersionRow)[0].published_by != OPERATOR.id


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in order().content.items() if key != name}


BROKEN: dict[str, dict[str, Any]] = {
    "no diagram": {"files": {}},
    "not xml": {"files": {**order().files, "process.bpmn": b"<bpmn"}},
    "binary": {"files": {**order().files, "process.bpmn": b"\xff\xfe\x00"}},
    "no form": {"files": {"process.bpmn": order().files["process.bpmn"]}},
    "form not json": {"files": {**order().files, "forms/bench_line/step.form": b"{"}},
    "decision not xml": {"files": {**order().files, "x.dmn": b"nonsense"}},
    "entities": {
        "files": {
            **order().files,
            "process.bpmn": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        }
    },
    "no code": {"content": without("code")},
    "no process": {"content": without("process")},
    "no starters": {"content": without("starters")},
    "other process": {"content": {**order().content, "process": "nobody"}},
    "unknown starter": {"content": {**order().content, "starters": ["king"]}},
    "unknown form": {"content": {**order().content, "start_form": "x/y"}},
    "events not FEEL": {"content": {**order().content, "events": {"award": "=is defined(x)"}}},
    "wrong types": {"content": {**order().content, "code": 5, "starters": "agency"}},
    "english not json": {"files": {**order().files, "translations/en.json": b"{"}},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_package_is_refused_with_file_element_and_reason(
    small_house: House, name: str
) -> None:
    with small_house.refusing(BadDiagram) as refused:
        small_house.give(order(**BROKEN[name]))
    assert isinstance(refused.value, BadDiagram)
    assert refused.value.findings
    for finding in refused.value.findings:
        assert len(finding.split(" · ")) >= 2, finding


def test_a_package_is_for_a_region_that_there_is(small_house: House) -> None:
    with small_house.refusing(Invalid) as refused:
        small_house.give(order(region="999999"))
    assert "region" in str(refused.value)


def test_a_project_that_follows_starts_once_per_key_with_what_lasts(build: Build) -> None:
    def again(inputs: Data, ask: Ask, now: datetime) -> Result:
        body: Data = {"project": inputs["project_id"], "data": {"note": "重新招标"}}
        return Result(messages=(Message(channel="house", key="again-1", body=body),))

    house = build(test_again=Service(run=again, zh="重来", en="Again"))
    body = line("m", task("fail"), service("retender", "test.again"))
    house.publish(drawn(body, agency="fail retender"))
    first = house.start({"note": "首次", "project_name": "大桥"})
    house.complete(first, "fail")
    worker.deliver_all(house.engine)
    (second,) = house.inside(first).followed_by
    case = house.inside(second).case
    assert (case["note"], case["project_name"]) == ("重新招标", "大桥")
    assert house.told(first, Fact.PROJECT_LINKED)[0]["followed_by"] == second
    assert house.told(second, Fact.PROJECT_LINKED)[0]["follows"] == first
    keys = {row.project: row.key for row in house.rows(ParticipantRow, role="agency")}
    assert keys[first] == keys[second]
    for repeated in send("again-1", {"project": first, "data": {}}, house.settings):
        assert house.give(repeated) == second
    assert len(house.rows(ProjectRow)) == 2
    assert house.ledger_is_whole()


def test_a_failure_in_the_follower_is_the_follower_s(build: Build) -> None:
    def fails(inputs: Data, ask: Ask, now: datetime) -> Result:
        raise ValueError("away")

    house = build(test_fails=Service(run=fails, zh="败", en="Fails"))
    house.publish(STEPS)
    first = house.start()
    body = line("m", service("fails", "test.fails"), task("first"))
    house.publish(drawn(body, agency="fails first"))
    (follower,) = send("k", {"project": first, "data": {}}, house.settings)
    second = house.give(follower)
    assert [row.project for row in house.rows(IncidentRow)] == [second]
