"""Signing in as people meet it: fields, refusals, locks, sessions."""

import pytest

from engine.app import Engine
from engine.people.orders.unlock_person import UnlockPerson
from engine.people.queries.person_by_login import person_by_login
from tests.webapp.visiting import SECURITY, Visitor


def test_the_right_password_leads_to_the_desk(visitor: Visitor) -> None:
    assert visitor.signs_in("clerk") == "/desk"
    assert "名clerk" in visitor.get("/account")


def test_a_page_that_was_asked_for_is_shown_after_signing_in(visitor: Visitor) -> None:
    place = visitor.client.get("/account").headers["Location"]
    assert place.startswith("/sign-in?next=")
    assert visitor.signs_in("clerk", next="/account") == "/account"


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/no-such-page",
        "/sign-out",
        "account",
    ],
)
def test_signing_in_leads_to_no_other_site(visitor: Visitor, place: str) -> None:
    assert visitor.signs_in("clerk", next=place) == "/desk"


def test_a_wrong_password_keeps_the_name_and_forgets_the_password(visitor: Visitor) -> None:
    page = visitor.post("/sign-in", 403, login="clerk", password="wrong-wrong")
    assert 'value="clerk"' in page
    assert "wrong-wrong" not in page
    assert page.count("用户名、密码或验证码不正确") == 2


def test_an_empty_form_says_what_is_missing_at_each_field(visitor: Visitor) -> None:
    page = visitor.post("/sign-in", 422, login="", password="")
    assert "请填写“登录名”" in page
    assert "请填写“密码”" in page
    assert 'aria-invalid="true"' in page


def test_five_failures_lock_and_the_page_names_the_time(visitor: Visitor, demo: Engine) -> None:
    for _ in range(5):
        page = visitor.post("/sign-in", 403, login="clerk", password="wrong")
    end = demo.ask(person_by_login, "clerk").locked_until
    assert end is not None
    assert "账号已锁定" in page
    assert "账号已锁定" in visitor.post("/sign-in", 403, login="clerk", password="sunroad-demo")


def test_a_name_that_nobody_has_is_locked_alike(visitor: Visitor) -> None:
    pages = [visitor.post("/sign-in", 403, login="ghost", password="wrong") for _ in range(5)]
    assert "账号已锁定" not in pages[3]
    assert "账号已锁定" in pages[4]


def test_somebody_unlocked_signs_in_again(visitor: Visitor, demo: Engine) -> None:
    for _ in range(5):
        visitor.post("/sign-in", 403, login="clerk", password="wrong")
    id_ = demo.ask(person_by_login, "clerk").id
    demo.handle(UnlockPerson(actor=SECURITY, person=id_))
    assert visitor.signs_in("clerk") == "/desk"


def test_the_session_is_a_new_one_after_signing_in(visitor: Visitor) -> None:
    visitor.get("/sign-in")
    with visitor.client.session_transaction() as before:
        planted = before["csrf_token"]
    visitor.signs_in("clerk")
    with visitor.client.session_transaction() as after:
        assert after.get("csrf_token") != planted


def test_signing_out_ends_this_session_alone(visitor: Visitor) -> None:
    other = visitor.another()
    visitor.signs_in("clerk")
    other.signs_in("clerk")
    copied = cookie(visitor)
    visitor.post("/sign-out")
    visitor.get("/account", 302)
    visitor.client.set_cookie("sunroad", copied)
    visitor.get("/account", 302)
    other.get("/account")


def test_signing_out_everywhere_ends_every_session(visitor: Visitor) -> None:
    other = visitor.another()
    visitor.signs_in("clerk")
    other.signs_in("clerk")
    assert "退出所有设备" in visitor.get("/account")
    assert visitor.post("/account/sign-out-everywhere") == "/"
    assert "您已在所有设备上退出" in visitor.get("/")
    visitor.get("/account", 302)
    other.get("/account", 302)


def cookie(visitor: Visitor) -> str:
    """What the browser keeps of its session."""
    kept = visitor.client.get_cookie("sunroad")
    assert kept
    return kept.value


def test_text_that_no_database_holds_is_refused(visitor: Visitor) -> None:
    visitor.get("/sign-in?text=%00", 400)
    visitor.get("/notices/%00", 400)
    visitor.post("/sign-in", 400, login="clerk\0", password="x")


def test_a_form_without_token_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post("/sign-in", data={"login": "clerk", "password": "sunroad-demo"})
    assert answer.status_code == 400
    visitor.get("/account", 302)
