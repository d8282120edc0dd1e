"""Roles are data; which of them one person may hold together is a rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.people.roles import APART, Bound, Family, Roles
from tests.people.house import ROOT

ROLES = Roles.read(ROOT / "processes" / "roles.toml")
KEYS = st.sampled_from(sorted(ROLES))


def test_the_file_holds_every_role_with_both_names() -> None:
    assert len(ROLES) == 21
    assert all(role.zh and role.en for role in ROLES.values())
    assert ROLES.bound("centre_intake") is Bound.REGION
    assert ROLES.bound("bidder") is Bound.PARTICIPATION
    assert ROLES.bound(None) is ROLES.bound("stranger") is Bound.NONE


def test_who_joins_at_the_start_goes_on_in_a_follower() -> None:
    deciding = {"competition_reviewer", "catalogue_approver"}
    assert {key for key in ROLES if ROLES.lasting(key)} == {"tenderee", "agency"} | deciding
    assert all(ROLES.lasting(key) == ROLES.named_at_start(key) for key in ROLES)


def test_service_and_supervision_watch_their_region() -> None:
    assert ROLES.watches_region({"centre_venue"})
    assert ROLES.watches_region({"tenderee", "finance"})
    assert not ROLES.watches_region({"tenderee", "analyst", "audit_admin"})


@given(st.lists(KEYS, max_size=12))
def test_whatever_is_asked_for_families_never_mix(wanted: list[str]) -> None:
    held: set[str] = set()
    for role in wanted:
        if ROLES.clash(held, role) is None:
            held.add(role)
    families = {ROLES[key].family for key in held}
    assert len(families & APART) <= 1
    assert Family.SYSTEM not in families or len(held) == 1


@given(KEYS, KEYS)
def test_clashing_is_mutual(one: str, other: str) -> None:
    assert bool(ROLES.clash({one}, other)) == bool(ROLES.clash({other}, one))


def test_roles_of_one_family_go_together() -> None:
    assert ROLES.clash({"centre_intake"}, "centre_venue") is None
    assert ROLES.clash({"tenderee"}, "agency") is None
    assert ROLES.clash({"expert"}, "centre_intake") is None


@pytest.mark.parametrize(
    "text",
    [
        '[x]\nzh = "甲"\nfamily = "market"\nbound = "none"',
        '[x]\nzh = "甲"\nen = "X"\nfamily = "friends"\nbound = "none"',
        '[x]\nzh = "甲"\nen = "X"\nfamily = "market"\nbound = "moon"',
        "x = 1",
    ],
)
def test_a_broken_file_names_the_role(tmp_path: Path, text: str) -> None:
    path = tmp_path / "roles.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"roles\.toml: x"):
        Roles.read(path)
