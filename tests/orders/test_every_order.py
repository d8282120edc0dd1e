"""Whatever is missing, of a wrong type, too large, unknown, foreign or late is refused whole."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest

from engine.composition import ORDERS
from engine.errors import Invalid, Refused
from engine.people.orders.choose_language import ChooseLanguage
from engine.people.orders.enrol_totp import EnrolTotp
from engine.studio.orders.add_file import AddFile
from engine.studio.orders.keep_sample import KeepSample
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.orders.rename_file import RenameFile
from engine.studio.orders.save_file import SaveFile
from engine.studio.orders.save_item import SaveItem
from engine.studio.orders.see_draft import SeeDraft
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.lapse_bid import LapseBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.notices.orders.drop_address import DropAddress
from engine.trading.notices.orders.leave_address import LeaveAddress
from engine.vocabulary import Order
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.make_checkpoint import MakeCheckpoint
from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.orders.refresh_law import RefreshLaw
from engine.workflow.orders.save_draft import SaveDraft
from tests.orders.entries import Entry, Wrong
from tests.orders.table import TABLE
from tests.orders.world import World

IDS = {
    *("project", "task", "person", "organisation", "item", "incident", "row", "role", "region"),
    *("trading_type", "name", "kind", "language"),
}
"""Fields that name something of the house; a name of a person or a place is none."""
NAMES = {"ChangeOrganisation", "ChangePerson", "CreateOrganisation", "CreatePerson"}
NAMES |= {"AttachDocument", "CorrectCalendarDay", "ImportRegister", "AddTrustedKey"}
NAMES |= {"ImportStatement"}
RECORDED = {"fact", "heads", "draft", "submission"}
"""What a recorded refusal may change: the attempt and its fact."""
SILENT = {SaveDraft, ReadNotifications, ChooseLanguage, EnrolTotp, FireTimers, MakeCheckpoint}
SILENT |= {LeaveAddress, DropAddress}
SILENT |= {BeginBid, PutBidChunk, SealManifest, LapseBid}
SILENT |= {RefreshLaw, SaveFile, AddFile, RenameFile, SaveItem, SeeDraft, RecordTrial, KeepSample}
"""Orders that leave no fact: they touch no project, or found nothing to do."""
HUGE = "长" * 200_000


class Nothing:
    """A value of no type that an order knows."""


def cases() -> Iterator[Any]:
    for kind, entry in TABLE.items():
        for category, wrong in [*_by_field(kind, entry), *_listed(entry)]:
            named = "-".join(wrong.changes) or wrong.by
            yield pytest.param(kind, wrong, id=f"{kind.__name__}-{category}-{named}")


def _listed(entry: Entry) -> Iterator[tuple[str, Wrong]]:
    yield from (("foreign", wrong) for wrong in entry.foreign)
    yield from (("state", wrong) for wrong in entry.state)


def _by_field(kind: type[Order], entry: Entry) -> Iterator[tuple[str, Wrong]]:
    hints = get_type_hints(kind, localns={"Json": Decimal})
    for one in fields(kind):
        if one.name == "actor":
            continue
        yield "type", _wrong(one.name, Nothing())
        needed = one.default is MISSING and one.default_factory is MISSING
        if type(None) not in get_args(hints[one.name]):
            yield "missing", _wrong(one.name, None)
        if str in (hints[one.name], *get_args(hints[one.name])):
            yield "oversized", _wrong(one.name, HUGE)
            if needed and one.name not in entry.empty | entry.quiet:
                yield "missing", _wrong(one.name, "")
            named = one.name in IDS and not (one.name == "name" and kind.__name__ in NAMES)
            if named and one.name not in entry.quiet:
                yield "unknown", _wrong(one.name, "no-such")


def _wrong(name: str, value: object) -> Wrong:
    return Wrong(changes={name: value}, kinds=(Refused,), field=name)


def order(world: World, kind: type[Order], entry: Entry, wrong: Wrong | None = None) -> Order:
    values = world.value({**entry.fine, **(wrong.changes if wrong else {})})
    actor = world.actor((wrong and wrong.by) or entry.by)
    return kind(actor=actor, **values)


@pytest.mark.parametrize(("kind", "wrong"), cases())
def test_it_is_refused_by_field_or_reason_and_nothing_changes(
    world: World, kind: type[Order], wrong: Wrong
) -> None:
    given, before = order(world, kind, TABLE[kind], wrong), world.state()
    with pytest.raises(wrong.kinds) as refused:
        world.house.give(given)
    assert str(refused.value)
    if isinstance(refused.value, Invalid) and wrong.field:
        named = {problem.field.partition(".")[0] for problem in refused.value.problems}
        named |= {problem.field for problem in refused.value.problems}
        wanted = TABLE[kind].told.get(wrong.field, wrong.field).rstrip("_")
        assert {wanted, wrong.field.rstrip("_")} & {name.rstrip("_") for name in named}
    changed = {name for name, now in world.state().items() if before[name] != now}
    assert changed <= (RECORDED if refused.value.recorded else set())


@pytest.mark.parametrize("kind", [kind for kind, entry in TABLE.items() if not entry.late])
def test_the_order_that_is_changed_was_right_and_leaves_its_fact(
    another: Callable[[], World], kind: type[Order]
) -> None:
    world = another()
    given, before = order(world, kind, TABLE[kind]), world.facts()
    world.house.give(given)
    told = world.facts() - before
    assert {name for name, _ in told} == (set() if kind in SILENT else {kind.__name__})
    assert {actor for _, actor in told} <= {given.actor.id, *world.names.values()}


@pytest.mark.parametrize("kind", [kind for kind, entry in TABLE.items() if entry.quiet])
def test_what_is_quiet_about_an_unknown_name_changes_nothing(
    world: World, kind: type[Order]
) -> None:
    entry, before = TABLE[kind], world.state()
    for name in entry.quiet:
        world.house.give(order(world, kind, entry, _wrong(name, "no-such")))
    assert world.state() == before


def test_every_order_of_the_house_stands_in_the_table() -> None:
    assert set(TABLE) == set(ORDERS)


def test_every_order_has_something_foreign_and_something_late_or_says_why_not() -> None:
    silent = [(kind.__name__, entry) for kind, entry in TABLE.items() if not entry.why]
    assert [name for name, entry in silent if not (entry.state and entry.foreign)] == []
