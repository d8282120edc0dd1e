"""Publish a trading type's package: its bundle becomes a version, its item a revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.errors import BadDiagram, Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.vocabulary import Fact, Json, Order
from engine.workflow import catalogue, checking, versions
from engine.workflow.catalogue import Item
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishPackage(Order):
    """`files` by path; `content` is item.toml as values."""

    trading_type: str
    content: Mapping[str, Json]
    files: Mapping[str, bytes]
    effective_from: datetime
    region: str
    reason: str


def handle(order: PublishPackage, work: Work) -> str:
    """Returns the version's id.

    Raises:
        BadDiagram: every error of the checks, with file, element and reason.
    """
    permissions.require(permissions.may_publish(order.actor))
    if order.region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    errors = checking.errors(work, order.trading_type, order.content, order.files)
    if errors:
        raise BadDiagram(*errors)
    process = str(order.content["process"])
    id_ = versions.bundle_id(process, order.files)
    version = versions.read(id_, order.trading_type, process, order.files)
    number = versions.store(
        work.session, version, by=order.actor.id, at=work.now, reason=order.reason
    )
    work.record(
        Fact.VERSION_PUBLISHED, chain="house", version=id_, number=number, type=order.trading_type
    )
    _publish_item(order, work, id_)
    return id_


def _publish_item(order: PublishPackage, work: Work, version: str) -> None:
    code = str(order.content["code"])
    revision = catalogue.store(
        work.session,
        Item(
            code=code,
            revision=0,
            trading_type=order.trading_type,
            version=version,
            region=order.region,
            content=dict(order.content),
            effective_from=order.effective_from,
            effective_to=None,
        ),
    )
    work.record(Fact.ITEM_PUBLISHED, chain="house", item=code, revision=revision)
