"""Before its time a sealed field is in no answer: every query, every role, along a whole tender."""

import json
from collections.abc import Iterator

import pytest

from engine.app import Engine
from engine.demo import story
from engine.demo.player import Player
from engine.demo.schedule import advance
from engine.demo.story import Story
from engine.vocabulary import Actor
from tests.processes.house import ROOT
from tests.stories.asking import Asker, everybody, questions
from tests.stories.conftest import Tell

TENDER = ROOT / "processes/works_prequalified_tender/stories/failed_applicant_refused.json"
LOOKS = ("draw_review_panel", "report_review", "request_panel", "elect_panel_head")
"""After these steps everybody asks everything; all lie before the opening."""
NEED_MORE = {
    "engine.trading.notices.queries.notice_addresses.addresses": "an address the site gave out",
    "engine.workflow.queries.package_report.package_report": "a package that somebody uploads",
}
LEADER = "司徒佰廿{}玖"
PRICE = "2085{0}71{0}.{0}3"


def test_every_question_of_the_site_can_be_put(province_on: Tell) -> None:
    """A new query that this test cannot ask is to be taught to it, or its room named."""
    engine, _ = province_on("sqlite")
    asker = Asker(engine, "none")
    unknown = sorted(name for name, one in questions().items() if not asker.fills(one))
    assert unknown == sorted(NEED_MORE)
    assert len(questions()) > 90


@pytest.mark.long
def test_sealed_fields_stay_sealed(province_on: Tell) -> None:
    engine, _ = province_on("sqlite")
    told = marked()
    player, looked = Player(engine, told), 0
    for step in ({}, *told.steps):
        advance(engine, player.moment)
        player.step()
        if step.get("complete") == LOOKS[looked]:
            looked += 1
            nobody_learns(engine, player.project)
        if looked == len(LOOKS):
            return
    raise AssertionError("the story is over")


def marked() -> Story:
    """The story with pieces that are found nowhere by accident."""
    text = TENDER.read_text("utf-8")
    for number in "12345":
        text = text.replace(f"项目负责人{number}", LEADER.format(number))
    told = json.loads(text)
    for step in told["steps"]:
        if "seal" in step:
            step["read_out"]["price"] = PRICE.format(step["by"][-1])
    return story.read(json.dumps(told).encode())


def nobody_learns(engine: Engine, project: str) -> None:
    asker, told = Asker(engine, project), 0
    for login, actor in everybody(engine).items():
        secrets = list(sealed_from(login, actor))
        for name, query in questions().items():
            if asker.fills(query):
                for answer in asker.answers(query, actor):
                    told += 1
                    shown = repr(answer)
                    learnt = [one for one in secrets if one in shown]
                    assert not learnt, (login, name, learnt)
    assert told > 1_000


def sealed_from(login: str, actor: Actor) -> Iterator[str]:
    """A bidder knows its own; who reviews applications reads them."""
    for number in "1345":
        if login != f"bidder.bidder{number}":
            yield PRICE.format(number)
            if "expert" not in actor.roles:
                yield LEADER.format(number)
