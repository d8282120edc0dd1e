"""What a demo offers to everybody and a real house to nobody."""

from datetime import timedelta

import pytest

from engine.app import Engine
from engine.people.orders.set_up_house import SetUpHouse
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import OPERATOR
from engine.workflow.queries.house_state import house_state
from tests.webapp.visiting import Visitor


def test_one_click_enters_as_anybody(visitor: Visitor) -> None:
    page = visitor.get("/sign-in")
    assert "单位builders" in page
    assert "sunroad-demo" in page
    assert visitor.post("/sign-in/demo", login="clerk") == "/desk"
    assert "名clerk" in visitor.get("/account")


def test_entering_leaves_a_fact(visitor: Visitor, demo: Engine) -> None:
    visitor.post("/demo/person", login="clerk")
    assert demo.ask(person_by_login, "clerk").last_sign_in_at is not None
    visitor.post("/demo/person", 404, login="ghost")


def test_people_are_found_by_name_and_organisation(visitor: Visitor) -> None:
    assert 'value="clerk"' in visitor.get("/sign-in?text=单位builders")
    assert "没有找到符合条件的人员" in visitor.get("/sign-in?text=别处")


def test_the_bar_names_people_by_role_and_the_moment(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert 'aria-label="演示工具"' in page
    assert '<optgroup label="投标人">' in page


@pytest.mark.parametrize(
    ("by", "span"),
    [("hour", timedelta(hours=1)), ("day", timedelta(days=1)), ("days", timedelta(days=5))],
)
def test_a_button_moves_the_clock(visitor: Visitor, demo: Engine, by: str, span: timedelta) -> None:
    before = demo.ask(house_state).now
    assert visitor.post("/demo/clock", by=by, back="/sign-in") == "/sign-in"
    moved = demo.ask(house_state).now - before
    assert span <= moved < span + timedelta(minutes=1)


def test_the_clock_goes_to_a_moment_and_never_back(visitor: Visitor, demo: Engine) -> None:
    there = demo.ask(house_state).now + timedelta(days=3)
    visitor.post("/demo/clock", to=there.strftime("%Y-%m-%dT%H:%M"), back="/")
    here = demo.ask(house_state).now
    visitor.post("/demo/clock", to="2001-01-01T00:00", back="/")
    assert "时钟不能往回拨" in visitor.get("/")
    assert demo.ask(house_state).now - here < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"by": "next"}, "没有等待中的时限"),
        ({"to": "2999-01-01T00:00"}, "一次最多拨 400 天"),
        ({"to": "tomorrow"}, "请填写日期"),
        ({}, "请填写日期"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_in_words(
    visitor: Visitor, fields: dict[str, str], said: str
) -> None:
    visitor.post("/demo/clock", back="/", **fields)
    assert said in visitor.get("/")


def test_a_real_house_has_no_demo_tools(real: Engine) -> None:
    visitor = Visitor(real)
    real.handle(SetUpHouse(actor=OPERATOR))
    before = real.ask(house_state).now
    page = visitor.get("/sign-in")
    assert "demo-bar" not in page
    assert "sunroad-demo" not in page
    visitor.post("/demo/clock", 403, by="day")
    visitor.post("/demo/person", 403, login="system_admin")
    visitor.post("/sign-in/demo", 403, login="system_admin")
    visitor.get("/admin/", 302)
    assert real.ask(house_state).now - before < timedelta(minutes=1)
