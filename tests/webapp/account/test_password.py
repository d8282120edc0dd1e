"""Changing one's own password."""

from tests.webapp.visiting import PASSWORD, Visitor

NEW = "a better password"


def test_a_new_password_ends_every_other_session(visitor: Visitor) -> None:
    other = visitor.another()
    other.signs_in("clerk")
    visitor.signs_in("clerk")
    place = visitor.post("/account/password", current=PASSWORD, new=NEW, again=NEW)
    assert place == "/account"
    assert "密码已修改" in visitor.get("/account")
    other.get("/account", 302)
    assert other.signs_in("clerk", NEW) == "/desk"


def test_a_wrong_current_password_is_told_at_its_field(visitor: Visitor) -> None:
    visitor.signs_in("clerk")
    page = visitor.post("/account/password", 403, current="wrong", new=NEW, again=NEW)
    assert 'id="current-error"' in page
    assert NEW not in page


def test_two_different_entries_are_refused(visitor: Visitor) -> None:
    visitor.signs_in("clerk")
    page = visitor.post("/account/password", 422, current=PASSWORD, new=NEW, again="other")
    assert "两次输入的新密码不一致" in page


def test_a_short_password_is_refused_with_its_reason(visitor: Visitor) -> None:
    visitor.signs_in("clerk")
    page = visitor.post("/account/password", 422, current=PASSWORD, new="abc", again="abc")
    assert "“新密码”至少 4 个字" in page
