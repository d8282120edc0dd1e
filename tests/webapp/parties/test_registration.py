"""Registering: three steps for everybody, nothing typed is lost, the door is open at the end."""

import re
import shutil
from pathlib import Path

from engine.app import Engine
from engine.people.queries.person_by_login import person_by_login
from tests.webapp.parties.walking import PASSWORD, PLACE, kept, registers, typed
from tests.webapp.visiting import Visitor, house, value_of


def test_a_stranger_registers_and_is_in_at_once(stranger: Visitor, demo: Engine) -> None:
    assert registers(stranger, 0) == "/parties/own"
    page = stranger.get("/parties/own")
    assert "南京长江甲建设有限公司" in page
    assert "登记完成" in page
    assert demo.ask(person_by_login, "li.min0").organisation_name == "南京长江甲建设有限公司"
    assert "参与投标" in stranger.get("/market/")


def test_the_way_in_is_seen_by_whoever_is_not_signed_in(stranger: Visitor) -> None:
    for place in ("/sign-in", "/"):
        assert f'href="{PLACE}"' in stranger.get(place)


def test_a_wrong_step_comes_back_with_everything_that_was_typed(stranger: Visitor) -> None:
    page = stranger.post(PLACE, 422, step="1", to="next", **typed(1, 1, code="9132"))
    assert "校验码不对" in page
    assert value_of(page, "address") == "南京市玄武区中山路1号"
    assert re.search(r'<option value="legal_person" selected', page)
    assert re.search(r'<option value="320100" selected', page)
    assert page.count('class="error-summary"') == 1


def test_going_back_loses_nothing(stranger: Visitor) -> None:
    first = stranger.post(PLACE, 200, step="1", to="next", **typed(1, 1))
    second = stranger.post(PLACE, 200, **{**kept(first), "to": "back"}, **typed(1, 2))
    assert value_of(second, "name") == "南京长江乙建设有限公司"
    assert kept(second)["contact_phone"] == "13800000000"


def test_passwords_travel_through_no_page(stranger: Visitor) -> None:
    first = stranger.post(PLACE, 200, step="1", to="next", **typed(1, 1))
    second = stranger.post(PLACE, 200, **{**kept(first), "to": "next"}, **typed(1, 2))
    sent = {**kept(second), **typed(1, 3), "to": "next", "password": PASSWORD, "again": "other"}
    page = stranger.post(PLACE, 422, **sent)
    assert "两次输入的密码不一致" in page
    assert PASSWORD not in page
    assert value_of(page, "login") == "li.min1"


def test_what_turns_out_wrong_at_the_end_leads_to_its_step(stranger: Visitor) -> None:
    registers(stranger, 2)
    late = stranger.another()
    first = late.post(PLACE, 200, step="1", to="next", **typed(3, 1))
    second = late.post(PLACE, 200, **{**kept(first), "to": "next"}, **typed(3, 2))
    sent = {**kept(second), **typed(3, 3), "to": "next", "password": PASSWORD, "again": PASSWORD}
    sent |= {"code": typed(2, 1)["code"]}
    page = late.post(PLACE, 422, **sent)
    assert 'name="step" value="1"' in page
    assert "已经登记过" in page
    assert kept(page)["login"] == "li.min3"


def test_who_has_an_organisation_registers_no_other(stranger: Visitor) -> None:
    stranger.signs_in("clerk")
    first = stranger.post(PLACE, 200, step="1", to="next", **typed(5, 1))
    second = stranger.post(PLACE, 200, **{**kept(first), "to": "next"}, **typed(5, 2))
    sent = {**kept(second), **typed(5, 3), "to": "next", "password": PASSWORD, "again": PASSWORD}
    assert "您无权办理" in stranger.post(PLACE, 403, **sent)


def test_outside_a_demo_the_second_factor_comes_first(
    sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "house.db")
    with house(f"sqlite:///{tmp_path / 'house.db'}", tmp_path, demo=False) as engine:
        visitor = Visitor(engine)
        assert registers(visitor) == "/account/second-factor"
        assert visitor.client.get("/parties/own").status_code == 302


def test_it_is_read_in_english_too(stranger: Visitor) -> None:
    stranger.post("/language", language="en", back="/sign-in")
    page = stranger.post(PLACE, 422, step="1", to="next")
    assert "Enter “Registered address”" in page
    shown = re.sub(r"<script.*?</script>|<select.*?</select>", "", page, flags=re.DOTALL)
    main = shown[shown.index('id="main"') : shown.index("</main>")]
    assert not re.search(r"[\u3400-\u9fff]", main)
