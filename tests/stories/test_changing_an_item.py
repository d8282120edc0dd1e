"""An item is changed as items are added: bounds hold, projects under way keep theirs."""

from dataclasses import replace
from typing import Any

import pytest

from engine.app import Engine
from engine.demo import story
from engine.errors import Invalid
from engine.store import ledger
from engine.trading.listing.queries.proposal_of import proposal_of
from engine.vocabulary import Fact
from engine.workflow import catalogue, packages
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.derivation import catalogue_conflicts
from engine.workflow.queries.item_package import item_package
from engine.workflow.queries.item_view import item_view
from engine.workflow.queries.notifications import notifications
from engine.workflow.tables import ProjectRow
from tests.processes.house import ROOT
from tests.stories.conftest import Tell
from tests.stories.test_adding_an_item import TOLD, person, proposing, tender, told_until

CHANGE = story.read((ROOT / "processes/catalogue_change/stories/changed.json").read_bytes())
ITEM = "A01-OPEN"


@pytest.fixture
def engine(province_on: Tell) -> Engine:
    return province_on("sqlite")[0]


def changed(engine: Engine, **case: Any) -> dict[str, Any]:
    """The form as the item's page fills it in, with some fields changed."""
    filled = engine.ask(proposal_of, person(engine, "catalogue_keeper.province"), ITEM)
    rest = {name: value for name, value in CHANGE.case.items() if name not in filled}
    return {**rest, **filled, "item_parameters": [], **case}


def refused(engine: Engine, by: str = "catalogue_keeper.province", **case: Any) -> Any:
    """Field and key of what is wrong with a proposal."""
    order = replace(proposing(engine, by=by), data=changed(engine, **case))
    with pytest.raises(Invalid) as wrong:
        engine.handle(order)
    return [(one.field, one.key) for one in wrong.value.problems]


WRONG: dict[str, tuple[str, Any]] = {
    "no_such_item": ("item_code", "A09-OPEN"),
    "out_of_bounds": ("item_parameters", [{"name": "evaluation_days", "value": "16"}]),
    "no_such_parameter": ("item_parameters", [{"name": "deposit", "value": "1"}]),
    "threshold_loosens": ("item_thresholds", [{"kind": "works", "from": "4000000.01"}]),
}


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_change_is_refused_at_its_field(engine: Engine, key: str) -> None:
    field, value = WRONG[key]
    assert refused(engine, **{field: value}) == [(field, key)]


def test_a_city_changes_no_item_of_the_province(engine: Engine) -> None:
    assert refused(engine, by="catalogue_keeper.suzhou") == [("item_code", "not_yours")]


def test_names_parameters_and_thresholds_change_for_what_starts_later(engine: Engine) -> None:
    derive(engine, intake_days=1)
    before = engine.handle(tender(engine, ITEM))
    case = changed(
        engine,
        item_zh="房屋市政工程公开招标",
        item_parameters=[{"name": "评标", "value": "8"}],
        item_thresholds=[{"kind": "works", "from": "3000000"}],
    )
    player = told_until(engine, replace(CHANGE, case=case), steps_left=0)
    after = engine.handle(tender(engine, ITEM))
    assert revision_of(engine, before) == 1 and revision_of(engine, after) == 2
    item = engine.ask(catalogue.newest, ITEM)
    assert (item.name("zh"), item.parameters["evaluation_days"]) == ("房屋市政工程公开招标", 8)
    assert item.parameters["award_days"] == 10
    newest, oldest = engine.ask(item_view, ITEM).revisions
    assert (newest.status, oldest.status, newest.reason) == (
        "in_force",
        "ended",
        "苏政务办〔2026〕15号",
    )
    assert any("3000000" in one.zh for one in newest.changes)
    exported = packages.of(engine.ask(item_package, person(engine, "analyst.province"), ITEM, 2))
    assert exported.content["thresholds"] == [{"kind": "works", "from": 3_000_000}]
    city = engine.ask(catalogue.newest, f"{ITEM}-320500")
    assert (city.base_revision, city.parameters["evaluation_days"]) == (2, 8)
    told = [one.fact for one in engine.ask(ledger.facts, f"project:{player.project}", limit=1000)]
    assert Fact.ITEM_PUBLISHED in told and Fact.ITEM_FOLLOWED in told


def test_keepers_are_told_of_a_city_s_item_that_contradicts_the_change(engine: Engine) -> None:
    derive(engine, evaluation_days=2)
    case = changed(engine, item_parameters=[{"name": "evaluation_days", "value": "1"}])
    told_until(engine, replace(CHANGE, case=case), 3)
    for keeper in ("suzhou", "province"):
        notices = engine.ask(notifications, person(engine, f"catalogue_keeper.{keeper}"))
        told = [one.title for one in notices if one.kind == "item_conflict"]
        assert told == [f"{ITEM}-320500"]
    assert not engine.ask(notifications, person(engine, "catalogue_keeper.nanjing"))
    (conflict,) = engine.ask(catalogue_conflicts)
    assert [problem.key for problem in conflict.problems] == ["loosens"]


def derive(engine: Engine, **parameters: int) -> None:
    """Suzhou's own item of the province's."""
    order = DeriveItem(
        actor=person(engine, "catalogue_keeper.suzhou"),
        item=ITEM,
        region="320500",
        parameters=parameters,
        reason="优化营商环境",
    )
    engine.handle(order)


def test_a_later_change_that_is_settled_already_is_not_overtaken(engine: Engine) -> None:
    told_until(engine, replace(CHANGE, case=changed(engine, item_effective_from="2026-09-01")), 3)
    found = refused(engine, item_effective_from="2026-08-01")
    assert found == [("item_effective_from", "dates_overlap")]


def test_a_proposal_is_withdrawn_until_the_province_has_approved(engine: Engine) -> None:
    player = told_until(engine, TOLD, steps_left=2)
    keeper = person(engine, "catalogue_keeper.province")
    order = SendMessage(
        actor=keeper,
        project=player.project,
        name="withdraw_proposal",
        data={"withdrawal_reason": "不再申报"},
    )
    with pytest.raises(Invalid) as wrong:
        engine.handle(order)
    assert [one.field for one in wrong.value.problems] == ["withdrawal_reason"]
    assert engine.ask(catalogue.newest, "A03-OPEN").revision == 1


def revision_of(engine: Engine, project: Any) -> int:
    return engine.ask(_revision, str(project))


def _revision(session: Any, project: str) -> int:
    return int(session.get(ProjectRow, project).item_revision)
