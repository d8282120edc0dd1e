"""Who may do what: every role, every act, from every place, written out as a table."""

from collections.abc import Callable, Mapping

import pytest

from engine.people import permissions
from engine.people.permissions import ProjectPlace, TaskPlace
from engine.people.roles import Roles
from engine.people.standing import CENTRE, REGIONAL, SUPERVISION
from engine.vocabulary import Actor
from tests.people.house import ROOT

ROLES = Roles.read(ROOT / "processes" / "roles.toml")

# S start a tender in the city        C claim           D complete         G assign to a colleague
# L delegate to a colleague           P suspend         R resume           X cancel
# I retry an incident                 N comment         F attach a file    V see the project
# f attach a file to a message of bidders that the project takes now
# J see internal fields               M send what the tenderee sends       B send what bidders send
# O organisations   U people   m move   Q roles   W reset password   K unlock   A list people
# E read the ledger   Y verify it   Z checkpoint   H publish a version
# T list incidents of all projects    t retry a message of the house
# k say whose signatures count        e take a trading type away as a package
#
# own: the actor's organisation takes part, or lies in the project's city.
# foreign: another organisation, of another city. above: of the province. below: of a county.
EXPECTED = """
role              own                foreign   above              below
tenderee          SCDGLPRXNFfVJM     S         S                  S
agency            SCDGLNFfVJ         S         S                  S
bidder            CDGLFfVB           fB        fB                 fB
expert            CDNFfVJ            -         -                  -
centre_intake     CDGLINFfVJ         -         -                  -
centre_opening    CDGLINFfVJ         -         -                  -
centre_venue      CDGLINFfVJ         -         -                  -
centre_deposit    CDGLINFfVJ         -         -                  -
centre_archive    CDGLINFfVJ         -         -                  -
centre_witness    CDGLINFfVJ         -         -                  -
public            -                  -         -                  -
supervisor        CDGLPRXNFfVJ       -         CDGLPRXNFfVJ       -
finance           CDGLNFfVJ          -         CDGLNFfVJ          -
catalogue_keeper  CDGLe              e         e                  e
competition_reviewer -               -         -                  -
industry_department -                -         -                  -
catalogue_approver -                 -         -                  -
analyst           He                 He        He                 He
system_admin      OUmATt             OUmATt    OUmATt             OUmATt
security_admin    QWKAk              QWKAk     QWKAk              QWKAk
audit_admin       VEYZAT             VEYZAT    VEYZAT             VEYZAT
"""
HEAD, *LINES = [line.split() for line in EXPECTED.strip().splitlines()]
TABLE = {
    (line[0], place): frozenset(letters.replace("-", ""))
    for line in LINES
    for place, letters in zip(HEAD[1:], line[1:], strict=True)
}
CITY = "320100"
REGIONS = {"own": CITY, "foreign": "320500", "above": "320000", "below": "320102"}
PARTICIPANTS = {
    "tenderee": frozenset({"organisation:tenderee-own"}),
    "agency": frozenset({"organisation:agency-own"}),
    "bidder": frozenset({"pseudonym:B-1"}),
    "expert": frozenset({"person:expert-own-1"}),
}


def actor(role: str, place: str, number: int = 1) -> Actor:
    return Actor(
        id=f"{role}-{place}-{number}",
        organisation=f"{role}-{place}",
        region=REGIONS[place],
        roles=frozenset({role}),
    )


def pseudonym(role: str, place: str) -> str | None:
    return "B-1" if (role, place) == ("bidder", "own") else None


def project(role: str, place: str) -> ProjectPlace:
    return ProjectPlace(region=CITY, participants=PARTICIPANTS, pseudonym=pseudonym(role, place))


def task(role: str, place: str, assignee: str | None = None) -> TaskPlace:
    """An open task in the role's lane, waiting for whoever plays it."""
    waiting = {
        f"{key}:{role}" if key.startswith("organisation:") else key
        for key in PARTICIPANTS.get(role, ())
    }
    if not waiting and role in REGIONAL:
        waiting = {f"region:{CITY}:{role}"}
    return TaskPlace(
        role=role,
        audience=frozenset(waiting),
        assignee=assignee,
        pseudonym=pseudonym(role, place),
    )


def may(role: str, place: str) -> Mapping[str, Callable[[], bool]]:
    me, colleague, p = actor(role, place), actor(role, place, 2), permissions
    here, open_, mine = (
        project(role, place),
        task(role, place),
        task(role, place, me_id(role, place)),
    )
    return {
        "S": lambda: p.may_start(me, ("tenderee", "agency"), "320000", CITY),
        "C": lambda: p.may_claim(me, open_),
        "D": lambda: p.may_complete(me, open_),
        "G": lambda: p.may_assign(me, open_, colleague),
        "L": lambda: p.may_delegate(me, mine, colleague),
        "P": lambda: p.may_suspend(me, here),
        "R": lambda: p.may_resume(me, here),
        "X": lambda: p.may_cancel(me, here),
        "I": lambda: p.may_retry_incident(me, here),
        "N": lambda: p.may_comment(me, here),
        "F": lambda: p.may_attach(me, here),
        "f": lambda: p.may_attach(me, here, open_to=("bidder",)),
        "V": lambda: p.may_see_project(me, here),
        "J": lambda: p.may_see_field(me, here, "internal"),
        "M": lambda: p.may_send(me, ("tenderee",), here),
        "B": lambda: p.may_send(me, ("bidder",), here),
        "O": lambda: p.may_manage_organisations(me),
        "U": lambda: p.may_manage_people(me),
        "m": lambda: p.may_move(me, "somebody"),
        "Q": lambda: p.may_grant_role(me, "somebody"),
        "W": lambda: p.may_reset_password(me, "somebody"),
        "K": lambda: p.may_unlock(me, "somebody"),
        "A": lambda: p.may_read_people(me),
        "E": lambda: p.may_read_ledger(me),
        "Y": lambda: p.may_verify(me),
        "Z": lambda: p.may_checkpoint(me),
        "T": lambda: p.may_read_incidents(me),
        "t": lambda: p.may_retry_outbox(me),
        "H": lambda: p.may_publish(me),
        "k": lambda: p.may_trust_keys(me),
        "e": lambda: p.may_export(me),
    }


def me_id(role: str, place: str) -> str:
    return actor(role, place).id


@pytest.mark.parametrize(("role", "place"), TABLE)
def test_a_role_may_exactly_what_the_table_says(role: str, place: str) -> None:
    allowed = frozenset(letter for letter, ask in may(role, place).items() if ask())
    assert "".join(sorted(allowed)) == "".join(sorted(TABLE[role, place]))


def test_the_table_knows_every_role() -> None:
    assert {role for role, _ in TABLE} == set(ROLES)


def test_without_a_role_nobody_may_anything() -> None:
    nobody = Actor(id="x", organisation="tenderee-own", region=CITY)
    acts = may("tenderee", "own")
    assert acts["C"]()
    assert not permissions.may_claim(nobody, task("tenderee", "own"))
    assert not permissions.may_suspend(nobody, project("tenderee", "own"))
    assert not permissions.may_start(nobody, ("tenderee",), "320000", CITY)
    assert not permissions.may_see_field(nobody, project("tenderee", "own"), "internal")


def test_the_families_in_the_data_are_those_permissions_know() -> None:
    """Roles of supervision that are named in a project watch no region."""
    families = {key: role.family.value for key, role in ROLES.items()}
    named = {"competition_reviewer", "industry_department"}
    assert {key for key, family in families.items() if family == "service"} == CENTRE
    assert {key for key, family in families.items() if family == "supervision"} == (
        SUPERVISION | named
    )
    assert {key for key, role in ROLES.items() if role.bound.value == "region"} == REGIONAL
