"""Publish a trading type's package: its bundle becomes a version, its item a revision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.people import permissions
from engine.vocabulary import Json, Order
from engine.workflow import publishing, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishPackage(Order):
    """`files` by path; `content` is item.toml as values; `beside` is kept for export, not run.

    `unfinished` lets pass what a draft may still lack; only a house that is no real one takes it.
    """

    trading_type: str
    content: Mapping[str, Json]
    files: Mapping[str, bytes]
    effective_from: datetime
    region: str
    reason: str
    beside: Mapping[str, bytes] = field(default_factory=dict)
    unfinished: bool = False


def handle(order: PublishPackage, work: Work) -> str:
    """Returns the version's id; see `publishing.publish` for what is refused."""
    permissions.require(permissions.may_publish(order.actor))
    if order.unfinished:
        permissions.require(work.demo, "an unfinished package")
    return publishing.publish(
        work,
        trading_type=order.trading_type,
        content=order.content,
        files=order.files,
        effective_from=order.effective_from,
        region=order.region,
        reason=reasons.given(order.reason),
        beside=order.beside,
        profile="draft" if order.unfinished else "house",
    )
