"""Drafts in every state: just begun, played whole, under review, dropped."""

from datetime import UTC, datetime

from engine.studio.drafts import bundle_of
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.drop_draft import DropDraft
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.orders.record_trial import RecordTrial
from engine.vocabulary import CLOCK, Actor
from engine.workflow import packages
from tests.workflow.houses import House

TYPE = "works_open_tender"
LATER = datetime(2099, 1, 1, tzinfo=UTC)


def drafts(house: House, by: Actor) -> dict[str, str]:
    """Name → id."""
    where = house.settings
    item = (where.processes / TYPE / "item.toml").read_bytes()
    package = {**packages.read(where.processes, where.forms, TYPE).files, "item.toml": item}
    whole, in_review = _played(house, by, package), _played(house, by, package)
    house.give(AskReview(actor=by, draft=in_review, reason="x", effective_from=LATER))
    begun, dropped = (_opened(house, by, {"process.bpmn": b"<a/>"}) for _ in range(2))
    house.give(DropDraft(actor=by, draft=dropped, reason="x"))
    return {"draft": begun, "whole": whole, "in_review": in_review, "dropped": dropped}


def _opened(house: House, by: Actor, files: dict[str, bytes]) -> str:
    order = OpenDraft(actor=by, trading_type=TYPE, title="试一试", region="320000", files=files)
    return str(house.give(order))


def _played(house: House, by: Actor, files: dict[str, bytes]) -> str:
    draft = _opened(house, by, files)
    trial = RecordTrial(actor=CLOCK, draft=draft, bundle=bundle_of(files), passed=True, stories={})
    house.give(trial)
    return draft
