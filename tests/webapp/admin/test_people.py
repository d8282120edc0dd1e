"""People: created with a password shown once, changed, given roles, deactivated, unlocked."""

import re
from collections.abc import Callable

from engine.app import Engine
from engine.people.queries.person_by_login import person_by_login
from engine.people.queries.person_view import PersonView
from tests.webapp.visiting import Visitor

Enter = Callable[[str], Visitor]
NEW = {"login": "newcomer", "name": "吴新人", "organisation": "home-market", "language": "zh"}


def test_a_new_person_signs_in_with_the_password_shown_once(demo: Engine, enter: Enter) -> None:
    system = enter("system_admin")
    secret = _secret(system.post("/admin/people", 200, **NEW))
    assert secret not in system.get(f"/admin/people/{_person(demo, 'newcomer').id}")
    newcomer = system.another()
    assert newcomer.signs_in("newcomer", secret) == "/account/password"
    assert newcomer.client.get("/desk").headers["Location"] == "/account/password"


def test_wrong_fields_are_told_and_what_was_typed_stays(enter: Enter) -> None:
    sent = {**NEW, "login": "Not a login!", "organisation": "nowhere"}
    page = enter("system_admin").post("/admin/people", 422, **sent)
    assert "吴新人" in page
    assert "没有这个单位" in page
    assert "登录名只能用小写字母" in page


def test_roles_are_granted_and_revoked(demo: Engine, enter: Enter) -> None:
    security, id_ = enter("security_admin"), _person(demo, "bidder").id
    security.post(f"/admin/people/{id_}/roles", role="tenderee")
    assert _person(demo, "bidder").roles == ("bidder", "tenderee")
    security.post(f"/admin/people/{id_}/roles/bidder/revocation")
    assert _person(demo, "bidder").roles == ("tenderee",)


def test_a_role_that_may_not_be_held_beside_another_is_refused(demo: Engine, enter: Enter) -> None:
    id_ = _person(demo, "supervisor").id
    page = enter("security_admin").post(f"/admin/people/{id_}/roles", 422, role="centre_intake")
    assert "不能与已有角色“行政监督部门”由同一人担任" in page
    assert _person(demo, "supervisor").roles == ("supervisor",)


def test_a_reset_password_ends_sessions_and_is_one_time(demo: Engine, enter: Enter) -> None:
    bidder, id_ = enter("bidder"), _person(demo, "bidder").id
    secret = _secret(enter("security_admin").post(f"/admin/people/{id_}/password", 200))
    bidder.get("/account", 302)
    assert bidder.signs_in("bidder", secret) == "/account/password"


def test_somebody_deactivated_is_out_at_once(demo: Engine, enter: Enter) -> None:
    bidder, id_ = enter("bidder"), _person(demo, "bidder").id
    system = enter("system_admin")
    system.post(f"/admin/people/{id_}/activity", active="no")
    bidder.get("/account", 302)
    bidder.post("/sign-in", 403, login="bidder", password="sunroad-demo")
    system.post(f"/admin/people/{id_}/activity", active="yes")
    assert bidder.signs_in("bidder") == "/desk"


def test_somebody_moves_to_another_organisation(demo: Engine, enter: Enter) -> None:
    clerk, person = enter("centre_intake"), _person(demo, "centre_intake")
    system, sent = enter("system_admin"), {"organisation": "home-market", "reason": "调任"}
    page = system.post(f"/admin/people/{person.id}/organisation", 422, **{**sent, "reason": ""})
    assert 'id="reason-error"' in page
    assert "home-market" in page
    page = system.get(system.post(f"/admin/people/{person.id}/organisation", **sent))
    assert "新单位不能担任的角色已撤销：交易中心受理岗" in page
    moved = _person(demo, "centre_intake")
    assert (moved.organisation_name, moved.roles) == ("单位home-market", ())
    clerk.get("/account", 302)


def test_the_last_administrator_of_a_kind_stays(demo: Engine, enter: Enter) -> None:
    id_ = _person(demo, "audit_admin").id
    page = enter("system_admin").post(f"/admin/people/{id_}/activity", 422, active="no")
    assert "最后一位在任的该类管理员" in page


def test_somebody_locked_is_shown_and_unlocked(demo: Engine, enter: Enter) -> None:
    security, stranger = enter("security_admin"), Visitor(demo)
    for _ in range(5):
        stranger.post("/sign-in", 403, login="bidder", password="wrong")
    id_ = _person(demo, "bidder").id
    assert "立即解锁" in security.get(f"/admin/people/{id_}")
    security.post(f"/admin/people/{id_}/unlocking")
    assert stranger.signs_in("bidder") == "/desk"


def test_people_are_found_by_name_role_and_organisation(enter: Enter) -> None:
    security = enter("security_admin")
    assert "共 1 条" in security.get("/admin/people?text=名bidder")
    assert "共 1 条" in security.get("/admin/people?role=expert")
    assert "没有找到符合条件的人员" in security.get("/admin/people?text=无此人")


def _person(demo: Engine, login: str) -> PersonView:
    return demo.ask(person_by_login, login)


def _secret(page: str) -> str:
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found
    return found[1]
