"""S077: the trading centre serves; it supervises nobody, limits no one's choice, keeps no one out.

Every order is tried by somebody who holds all of the centre's roles at once, every choice of a
task in a lane of the centre is looked at. What the centre may do has its reason here.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from engine.errors import NotAllowed, NotFound, Refused
from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.standing import CENTRE
from engine.vocabulary import Actor, Order
from engine.workflow import versions
from engine.workflow.normalise import normalised
from engine.workflow.packages import folder
from engine.workflow.versions import Version
from tests.orders.entries import CENTRE as CLERK
from tests.orders.table import TABLE
from tests.orders.test_every_order import order
from tests.orders.world import World
from tests.webapp.visiting import ROOT

OWN_ACCOUNT = "one's own account"
ANYBODY = "open to everybody, signed in or not"
SERVES: Mapping[str, str] = {
    "AddComment": "a remark decides nothing",
    "AttachDocument": "a file decides nothing",
    "RetryIncident": "runs the same step again, with the same data",
    "ReadNotifications": OWN_ACCOUNT,
    "ChangePassword": OWN_ACCOUNT,
    "ChooseLanguage": OWN_ACCOUNT,
    "ConfirmSignIn": OWN_ACCOUNT,
    "ConfirmTotp": OWN_ACCOUNT,
    "EnrolTotp": OWN_ACCOUNT,
    "SignIn": OWN_ACCOUNT,
    "SignOut": OWN_ACCOUNT,
    "EnterDemo": "a demo only",
    "MoveClock": "a demo only",
    "LeaveAddress": ANYBODY,
    "DropAddress": ANYBODY,
    "MergeParties": "two records of one entity become one; nothing is lost, nobody is kept out",
    "TakeIssuerMessage": "carries a message that its issuer signed",
    "TakeBankMessage": "carries a message that the bank signed",
    "ImportStatement": "reads what the bank signed",
    "RepeatPayout": "sends again what the diagram had ordered",
    "RecordInvoice": "notes the number of an invoice",
    "LendArchive": "keeps the archive",
    "ReturnArchive": "keeps the archive",
}
"""Orders the centre may give, and why none of them decides, limits or excludes."""
CHOICES: Mapping[str, str] = {
    "shared/works_intake_check.paper": "names the paper that has a fault",
    "shared/works_intake_check.intake_decision": "completeness only; accepted or returned once",
    "shared/works_panel_draw.id": "notes whom the lot drew",
    "shared/works_panel_draw.kind": "notes whom the lot drew",
    "procurement_open_tender/intake_check.paper": "names the paper that has a fault",
    "procurement_open_tender/intake_check.intake_decision": "completeness only; or returned",
    "procurement_open_tender/panel_draw.id": "notes whom the lot drew",
    "procurement_open_tender/panel_draw.kind": "notes whom the lot drew",
    "procurement_open_tender/archive_seal.archive_decision": "completeness of the files only",
    "procurement_open_tender/archive_seal.disclosure": "as the rules on disclosure say",
    "procurement_open_tender/opening_minutes.record_confirmed": "notes who signed",
    "shared/works_archive_seal.archive_decision": "completeness of the files only",
    "shared/works_archive_seal.disclosure": "as the rules on disclosure say",
    "shared/works_opening_minutes.record_confirmed": "notes who signed",
    "shared/custodian_key.custody_confirmed": "confirms that one's own key is kept",
}
"""Choices in tasks of the centre, and why none of them is a decision about the trade."""
ASKING = {"radio", "select", "checkbox", "checklist", "taglist"}


def kinds() -> Iterator[Any]:
    for kind in TABLE:
        yield pytest.param(kind, id=kind.__name__)


@pytest.mark.parametrize("kind", kinds())
def test_an_order_that_decides_limits_or_excludes_is_not_the_centres(
    world: World, another: Callable[[], World], kind: type[Order]
) -> None:
    serves = kind.__name__ in SERVES
    house = another() if serves else world
    staff = replace(house.house.actor(CLERK), roles=CENTRE)
    given, before = replace(order(house, kind, TABLE[kind]), actor=staff), house.state()
    if serves:
        _unless_refused(house, given)
        return
    with pytest.raises((NotAllowed, NotFound)):
        house.house.give(given)
    assert house.state() == before


def test_every_reason_is_about_an_order_that_exists() -> None:
    assert set(SERVES) <= {kind.__name__ for kind in TABLE}


@pytest.mark.parametrize("item", folder.names(ROOT / "processes"))
def test_no_task_of_the_centre_asks_for_a_decision(item: str) -> None:
    asked = {name for form in _forms(item) for name in _choices(item, form)}
    assert asked <= set(CHOICES)


@pytest.mark.parametrize("item", folder.names(ROOT / "processes"))
def test_no_message_of_the_centre_moves_a_trade(item: str) -> None:
    senders = {
        role for one in _version(item).definition.messages.values() for role in one.sender_roles
    }
    assert not senders & CENTRE


def test_the_centre_neither_suspends_nor_resumes_nor_cancels() -> None:
    place = ProjectPlace(region="320100", participants={})
    for role in sorted(CENTRE):
        staff = Actor(id="x", organisation="centre", region="320100", roles=frozenset({role}))
        for may in (permissions.may_suspend, permissions.may_resume, permissions.may_cancel):
            assert not may(staff, place), (role, may.__name__)


def test_the_centre_does_not_bid_publish_or_keep_the_catalogue() -> None:
    staff = Actor(id="x", organisation="centre", region="320100", roles=CENTRE)
    assert not permissions.may_bid(staff, ProjectPlace(region="320100", participants={}))
    assert not permissions.may_publish(staff)
    assert not permissions.may_keep_catalogue(staff, "320100")
    assert not permissions.may_trust_keys(staff)


def _unless_refused(world: World, given: Order) -> None:
    """That it is the centre's does not say that this one was right."""
    try:
        world.house.give(given)
    except (NotAllowed, NotFound) as refusal:
        pytest.fail(f"the list says that the centre may: {refusal}")
    except Refused:
        return


@cache
def _version(item: str) -> Version:
    package = folder.read(ROOT / "processes", ROOT / "forms", item)
    return versions.read(item, item, str(package.content["process"]), normalised(package.files))


def _forms(item: str) -> set[str]:
    """The forms of tasks in lanes of the centre."""
    elements = _version(item).definition.elements.values()
    return {one.form for one in elements if one.form and one.lane in CENTRE}


def _choices(item: str, form: str) -> Iterator[str]:
    """Fields in which something is chosen, as `<form>.<key>`; read-only ones show what is."""
    pending = [json.loads(_version(item).files[f"forms/{form}.form"])]
    while pending:
        part = pending.pop()
        pending += part.get("components", [])
        if part["type"] in ASKING and not part.get("readonly"):
            yield f"{form}.{part['key']}"
