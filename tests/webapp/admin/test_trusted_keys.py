"""The security administrator's list: a key goes on it once, and off it for good."""

from collections.abc import Callable

from engine.app import Engine
from engine.workflow.packages.keys import key_id
from engine.workflow.queries.trusted_keys import KeyLine, trusted_keys
from tests.orders.trusted import TRUSTED, public
from tests.webapp.visiting import SECURITY, Visitor

KEY = key_id(TRUSTED.public_key().public_bytes_raw())
RIGHT = {"name": "省交易中心", "public_key": public(TRUSTED), "valid_from": "2026-01-01"}


def line(demo: Engine) -> KeyLine:
    (found,) = demo.ask(trusted_keys, SECURITY)
    return found


def test_a_key_is_trusted_through_its_last_day(
    demo: Engine, enter: Callable[[str], Visitor]
) -> None:
    security = enter("security_admin")
    assert security.send("/admin/keys", **RIGHT, valid_to="2026-12-31").status_code == 303
    found = line(demo)
    assert found.id == KEY
    assert (found.valid_from.isoformat(), found.valid_to and found.valid_to.isoformat()) == (
        "2025-12-31T16:00:00+00:00",
        "2026-12-31T16:00:00+00:00",
    )
    page = security.get("/admin/keys")
    assert KEY in page
    assert "2026-01-01 周四 至 2026-12-31 周四" in page


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    demo: Engine, enter: Callable[[str], Visitor]
) -> None:
    security = enter("security_admin")
    for field, value, said in (
        ("name", " ", "请填写“名称”"),
        ("public_key", "nonsense", "不是 Ed25519 公钥"),
        ("valid_from", "", "有效期起：不能为空"),
        ("valid_to", "2025-01-01", "失效日期早于生效日期"),
        ("valid_to", "soon", "请填写日期"),
    ):
        page = security.post("/admin/keys", 422, **{**RIGHT, field: value})
        assert f'href="#{field}"' in page
        assert said in page
        assert field == "name" or "省交易中心" in page
    assert demo.ask(trusted_keys, SECURITY) == ()


def test_a_withdrawn_key_needs_a_reason_and_never_comes_back(
    demo: Engine, enter: Callable[[str], Visitor]
) -> None:
    security = enter("security_admin")
    security.send("/admin/keys", **RIGHT)
    withdrawal = f"/admin/keys/{KEY}/withdrawal"
    assert f'id="reason-{KEY}-error"' in security.post(withdrawal, 422, reason=" ")
    assert security.send(withdrawal, reason="遗失").status_code == 303
    assert line(demo).withdrawn_at is not None
    assert "已撤销" in security.get("/admin/keys")
    security.post(withdrawal, 409, reason="再来")
    assert "曾被撤销" in security.post("/admin/keys", 422, **RIGHT)
