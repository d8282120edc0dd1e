"""An item is added by its diagram: refused early where it is wrong, startable from its day on."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from engine.app import Engine
from engine.demo import schedule, story
from engine.demo.player import Player
from engine.demo.story import Story
from engine.errors import Invalid, NotAllowed, NotInForce
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.store import ledger
from engine.vocabulary import Actor, Fact
from engine.workflow import catalogue
from engine.workflow.orders.start_project import StartProject
from tests.processes.house import ROOT
from tests.stories.conftest import Tell

TOLD = story.read((ROOT / "processes/catalogue_change/stories/accepted.json").read_bytes())
TENDER = story.read((ROOT / "processes/works_open_tender/stories/happy_two_lots.json").read_bytes())


@pytest.fixture
def engine(province_on: Tell) -> Engine:
    return province_on("sqlite")[0]


def person(engine: Engine, login: str) -> Actor:
    return engine.ask(actor_of, engine.ask(person_by_login, login).id)


def proposing(engine: Engine, by: str = "catalogue_keeper.province", **case: Any) -> StartProject:
    """The accepted story's proposal with some fields changed."""
    actor = person(engine, by)
    offices = {"competition_reviewer": "market-regulator", "catalogue_approver": "province"}
    return StartProject(
        actor=actor,
        item=TOLD.item,
        region=str(actor.region),
        data={**TOLD.case, **case},
        participants={
            role: (f"organisation:{person(engine, f'{role}.{key}').organisation}",)
            for role, key in offices.items()
        },
    )


WRONG = {
    "code_taken": ("item_code", "A01-OPEN"),
    "no_such_item": ("item_based_on", "A09-OPEN"),
    "out_of_bounds": ("item_parameters", [{"name": "evaluation_days", "value": "16"}]),
    "no_such_parameter": ("item_parameters", [{"name": "deposit", "value": "1"}]),
}


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_proposal_is_refused_at_its_field(engine: Engine, key: str) -> None:
    field, value = WRONG[key]
    with pytest.raises(Invalid) as refused:
        engine.handle(proposing(engine, **{field: value}))
    assert [(one.field, one.key) for one in refused.value.problems] == [(field, key)]


def test_a_day_that_has_come_is_refused(engine: Engine) -> None:
    with pytest.raises(Invalid) as refused:
        engine.handle(proposing(engine, item_effective_from="2026-01-05"))
    assert [one.field for one in refused.value.problems] == ["item_effective_from"]


@pytest.mark.parametrize("by", ["analyst.province", "agency.agency1"])
def test_only_keepers_propose(engine: Engine, by: str) -> None:
    order = replace(proposing(engine), actor=person(engine, by))
    with pytest.raises(NotAllowed):
        engine.handle(order)


def test_an_approved_item_starts_from_its_day_and_only_then(engine: Engine) -> None:
    player = told_until(engine, TOLD, steps_left=2)
    entered = engine.ask(catalogue.newest, "A03-OPEN")
    assert entered.parameters["evaluation_days"] == 5
    with pytest.raises(NotInForce) as refused:
        engine.handle(tender(engine, "A03-OPEN"))
    assert str(refused.value.where["begins"]).startswith("2026-05-05T16:00")
    schedule.advance(engine, datetime.fromisoformat("2026-05-06T00:00:01+08:00"))
    assert engine.handle(tender(engine, "A03-OPEN"))
    facts = engine.ask(ledger.facts, f"project:{player.project}", limit=1000)
    told = [one.fact for one in facts]
    assert told.index(Fact.ITEM_PUBLISHED) < told.index(Fact.ITEM_IN_FORCE)


def test_a_city_s_item_is_offered_in_the_city_alone(engine: Engine) -> None:
    mine = replace(
        TOLD,
        region="320500",
        starter="catalogue_keeper.suzhou",
        participants={key: one for key, one in TOLD.participants.items() if "keeper" not in key},
    )
    told_until(engine, mine, steps_left=0)
    assert engine.ask(catalogue.newest, "A03-OPEN").region == "320500"
    assert engine.handle(tender(engine, "A03-OPEN", region="320505"))
    with pytest.raises(NotAllowed):
        engine.handle(tender(engine, "A03-OPEN", region="320100"))


def told_until(engine: Engine, told: Story, steps_left: int) -> Player:
    player = Player(engine, told)
    while not player.project or len(player._steps) > steps_left:
        schedule.advance(engine, player.moment)
        player.step()
    schedule.advance(engine, player.moment)
    return player


def tender(engine: Engine, item: str, region: str = "320100") -> StartProject:
    agency, owner = (person(engine, name) for name in ("agency.agency1", "tenderee.tenderee1"))
    return StartProject(
        actor=agency,
        item=item,
        region=region,
        data=TENDER.case,
        participants={"tenderee": (f"organisation:{owner.organisation}",)},
    )
