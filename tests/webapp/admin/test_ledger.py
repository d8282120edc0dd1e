"""The audit: chains found and read, the whole ledger verified, a break named."""

from collections.abc import Callable

from sqlalchemy import create_engine, text

from engine.app import Engine
from engine.people.queries.organisation import organisation
from tests.webapp.visiting import Visitor

Enter = Callable[[str], Visitor]


def test_facts_of_an_organisation_are_read_with_names(demo: Engine, enter: Enter) -> None:
    audit = enter("audit_admin")
    id_ = demo.ask(organisation, "home-market").id
    assert f"/admin/ledger/chains/organisation:{id_}" in audit.get("/admin/ledger?text=home")
    page = audit.get(f"/admin/ledger/chains/organisation:{id_}")
    assert "创建人员" in page
    assert "名bidder" in page
    only = audit.get(f"/admin/ledger/chains/organisation:{id_}?subject=role")
    assert "授予角色" in only
    assert "<strong>创建人员</strong>" not in only


def test_a_long_chain_comes_in_pages(demo: Engine, enter: Enter) -> None:
    audit = enter("audit_admin")
    for _ in range(60):
        Visitor(demo).post("/sign-in", 403, login="ghost", password="wrong")
    first = audit.get("/admin/ledger/chains/house?subject=person")
    assert first.count("<strong>登录被拒</strong>") == 50
    before = first.split("before=")[1].split('"')[0]
    second = audit.get(f"/admin/ledger/chains/house?subject=person&before={before}")
    assert second.count("<strong>登录被拒</strong>") == 10


def test_places_beyond_the_chain_are_empty_pages(enter: Enter) -> None:
    audit = enter("audit_admin")
    assert "没有留痕" in audit.get("/admin/ledger/chains/nowhere?before=99999999999999999999")
    assert "没有留痕" in audit.get("/admin/ledger/chains/house?before=-5")


def test_a_whole_ledger_is_said_to_be_whole(enter: Enter) -> None:
    page = enter("audit_admin").post("/admin/ledger/verification", 200)
    assert "全部留痕完整" in page
    assert "尚未受检查点保护" in page


def test_a_changed_fact_is_named(demo: Engine, enter: Enter) -> None:
    audit = enter("audit_admin")
    _tamper(demo.settings.database_url)
    page = audit.post("/admin/ledger/verification", 200)
    assert "处断裂" in page
    assert "留痕内容被改动" in page


def _tamper(url: str) -> None:
    """As somebody with the database file could."""
    database = create_engine(url)
    with database.begin() as connection:
        triggers = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).scalars()
        for trigger in triggers.all():
            connection.execute(text(f'DROP TRIGGER "{trigger}"'))
        connection.execute(text("UPDATE fact SET actor = 'somebody' WHERE seq = 2"))
    database.dispose()
