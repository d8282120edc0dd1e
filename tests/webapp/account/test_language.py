"""Chinese first, English on request, remembered for the person."""

from engine.app import Engine
from engine.people.queries.person_by_login import person_by_login
from tests.webapp.visiting import Visitor


def test_pages_are_chinese_until_english_is_chosen(visitor: Visitor) -> None:
    assert "登录" in visitor.get("/sign-in")
    assert visitor.post("/language", language="en", back="/sign-in?text=") == "/sign-in?text="
    page = visitor.get("/sign-in")
    assert "User name" in page
    assert '<html lang="en">' in page


def test_the_choice_is_kept_for_the_person(visitor: Visitor, demo: Engine) -> None:
    visitor.signs_in("clerk")
    visitor.post("/language", language="en", back="/account")
    assert demo.ask(person_by_login, "clerk").language == "en"
    other = visitor.another()
    other.signs_in("clerk")
    assert "My account" in other.get("/account")


def test_the_way_back_stays_within_the_site(visitor: Visitor) -> None:
    assert visitor.post("/language", language="en", back="https://evil.example/") == "/"
    assert visitor.post("/language", language="en", back="/sign-out") == "/"


def test_an_unknown_language_changes_nothing(visitor: Visitor) -> None:
    visitor.post("/language", language="xx", back="/sign-in")
    assert "用户名" in visitor.get("/sign-in")
