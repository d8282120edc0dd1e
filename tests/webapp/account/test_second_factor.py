"""A real house: one-time passwords and the second factor come before everything else."""

import re

from engine.app import Engine
from engine.people.orders.set_up_house import SetUpHouse
from engine.vocabulary import OPERATOR
from tests.webapp.visiting import Visitor, code_for

NEW = "quiet river at noon"


def test_a_first_sign_in_goes_through_password_and_second_factor(real: Engine) -> None:
    visitor, login = Visitor(real), "system_admin"
    first = real.handle(SetUpHouse(actor=OPERATOR))[login]
    assert visitor.signs_in(login, first) == "/account/password"
    assert visitor.client.get("/admin/").headers["Location"] == "/account/password"
    place = visitor.post("/account/password", current=first, new=NEW, again=NEW)
    assert place == "/account/second-factor"
    assert visitor.client.get("/admin/").headers["Location"] == "/account/second-factor"
    page = visitor.post("/account/second-factor", 200)
    assert "<svg" in page
    codes = visitor.post(
        "/account/second-factor/confirmation", 200, code=code_for(real, page), address=""
    )
    assert len(re.findall(r"<li><code>", codes)) == 10
    assert "单位" in visitor.get("/admin/")


def test_a_mistyped_code_keeps_the_picture(real: Engine) -> None:
    visitor = _at_second_factor(real)
    page = visitor.post("/account/second-factor", 200)
    address = re.search(r'name="address" value="([^"]+)"', page)
    assert address
    sent = address[1].replace("&amp;", "&")
    again = visitor.post("/account/second-factor/confirmation", 422, code="000000", address=sent)
    assert "<svg" in again
    assert "验证码不对" in again


def test_the_code_is_asked_for_and_a_recovery_code_does(real: Engine) -> None:
    visitor = _at_second_factor(real)
    page = visitor.post("/account/second-factor", 200)
    shown = visitor.post(
        "/account/second-factor/confirmation", 200, code=code_for(real, page), address=""
    )
    recovery = re.findall(r"<li><code>([^<]+)", shown)
    other = visitor.another()
    assert other.signs_in("audit_admin", NEW, next="/admin/ledger") == "/sign-in/code"
    other.get("/admin/", 302)
    assert "不正确" in other.post("/sign-in/code", 403, code="000000")
    assert other.post("/sign-in/code", code=recovery[0]) == "/admin/ledger"
    third = visitor.another()
    third.signs_in("audit_admin", NEW)
    third.post("/sign-in/code", 403, code=recovery[0])


def test_no_code_is_taken_without_a_password(real: Engine) -> None:
    visitor = Visitor(real)
    assert visitor.post("/sign-in/code", code="123456") == "/sign-in"


def test_a_code_is_good_for_one_session_only(real: Engine) -> None:
    visitor = _at_second_factor(real)
    page = visitor.post("/account/second-factor", 200)
    code = code_for(real, page)
    visitor.post("/account/second-factor/confirmation", 200, code=code, address="")
    other = visitor.another()
    other.signs_in("audit_admin", NEW)
    other.post("/sign-in/code", 403, code=code)


def _at_second_factor(real: Engine) -> Visitor:
    visitor = Visitor(real)
    first = real.handle(SetUpHouse(actor=OPERATOR))["audit_admin"]
    visitor.signs_in("audit_admin", first)
    visitor.post("/account/password", current=first, new=NEW, again=NEW)
    return visitor
