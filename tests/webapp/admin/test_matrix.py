"""Who finds what in the administration: every role at every page, written out as a table."""

from collections.abc import Callable

from engine.app import Engine
from engine.people.queries.person_by_login import person_by_login
from tests.webapp.admin.conftest import ROLES
from tests.webapp.visiting import Visitor

# I index  O organisations  N new organisation  P people  M new person  R regions
# L law rows  C calendar  A audit of the ledger  X incidents  K trusted keys
PAGES = {
    "I": "/admin/",
    "O": "/admin/organisations",
    "N": "/admin/organisations/new",
    "P": "/admin/people",
    "M": "/admin/people/new",
    "R": "/admin/regions",
    "L": "/admin/law",
    "C": "/admin/calendar/2026",
    "A": "/admin/ledger",
    "X": "/admin/incidents",
    "K": "/admin/keys",
}
SEES = {
    "system_admin": "IONPMRX",
    "security_admin": "IOPK",
    "audit_admin": "IPAX",
    "analyst": "IRLC",
    "catalogue_keeper": "IRLC",
}


def test_every_role_sees_its_own_pages_only(enter: Callable[[str], Visitor]) -> None:
    for role in ROLES:
        visitor = enter(role)
        opened = [key for key, path in PAGES.items() if _opens(visitor, path)]
        assert "".join(opened) == SEES.get(role, ""), role


def test_the_index_links_only_what_opens(enter: Callable[[str], Visitor]) -> None:
    for role, keys in SEES.items():
        page = enter(role).get("/admin/")
        linked = [key for key, path in PAGES.items() if f'href="{path}"' in page and key != "I"]
        assert set(linked) <= set(keys), role
        assert page.count('class="card-link"') == len(set(keys) - set("INM")), role


def test_nobody_acts_beyond_their_role(demo: Engine, enter: Callable[[str], Visitor]) -> None:
    person = demo.ask(person_by_login, "bidder").id
    acts = {
        "/admin/organisations": {"system_admin"},
        "/admin/people": {"system_admin"},
        f"/admin/people/{person}": {"system_admin"},
        f"/admin/people/{person}/activity": {"system_admin"},
        f"/admin/people/{person}/organisation": {"system_admin"},
        f"/admin/people/{person}/roles": {"security_admin"},
        f"/admin/people/{person}/roles/bidder/revocation": {"security_admin"},
        f"/admin/people/{person}/password": {"security_admin"},
        f"/admin/people/{person}/unlocking": {"security_admin"},
        "/admin/keys": {"security_admin"},
        "/admin/keys/x/withdrawal": {"security_admin"},
        "/admin/law/ZTB-01/confirmation": {"analyst", "catalogue_keeper"},
        "/admin/law/ZTB-01/corrections": {"analyst", "catalogue_keeper"},
        "/admin/calendar/2026/confirmation": {"analyst", "catalogue_keeper"},
        "/admin/calendar/2026/days": {"analyst", "catalogue_keeper"},
        "/admin/ledger/verification": {"audit_admin"},
    }
    for role in (*SEES, "bidder", "supervisor"):
        visitor = enter(role)
        for path, allowed in acts.items():
            status = visitor.send(path, active="yes").status_code
            assert (status == 403) == (role not in allowed), (role, path, status)


def test_nobody_signed_in_is_sent_to_the_door(demo: Engine) -> None:
    visitor = Visitor(demo)
    for path in PAGES.values():
        place = visitor.client.get(path).headers["Location"]
        assert place.startswith("/sign-in?next=")


def _opens(visitor: Visitor, path: str) -> bool:
    status = visitor.client.get(path).status_code
    assert status in (200, 403)
    return status == 200
