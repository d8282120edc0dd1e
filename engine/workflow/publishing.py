"""Makes a package a version and its item a revision, after every check."""

from collections.abc import Mapping
from datetime import datetime

from engine.errors import BadDiagram, Invalid, Problem
from engine.people.queries.names import region_names
from engine.vocabulary import Fact, Json
from engine.workflow import adopting, checking, versions
from engine.workflow.catalogue import Item
from engine.workflow.normalise import normalised
from engine.workflow.packages import kept
from engine.workflow.transaction import Transaction


def publish(
    work: Transaction,
    *,
    trading_type: str,
    content: Mapping[str, Json],
    files: Mapping[str, bytes],
    effective_from: datetime,
    region: str,
    reason: str,
    beside: Mapping[str, bytes] | None = None,
    profile: str = "house",
) -> str:
    """Returns the version's id; `content` is item.toml as values, `files` by path.

    `beside` are the package's files that no project runs by; they are kept for its export.
    `profile` is the checks' own.

    Raises:
        Invalid: no such region, a county, or dates that overlap another revision's.
        BadDiagram: every error of the checks, with file, element and reason.
    """
    files = normalised(files)
    _require_good(work, trading_type, content, files, region, profile)
    version = _version(work, trading_type, content, files, reason)
    item = Item(
        code=str(content["code"]),
        revision=0,
        trading_type=trading_type,
        version=version,
        region=region,
        content=dict(content),
        effective_from=effective_from,
        effective_to=None,
        reason=reason,
    )
    revision = adopting.adopt(work, item)
    kept.keep(work.session, item.code, revision, beside or {})
    return version


def _require_good(
    work: Transaction,
    trading_type: str,
    content: Mapping[str, Json],
    files: Mapping[str, bytes],
    region: str,
    profile: str,
) -> None:
    if region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    if content.get("trading_type", trading_type) != trading_type:
        raise BadDiagram(f"item.toml · trading_type · 不是 {trading_type}")
    errors = checking.errors(work, trading_type, content, files, profile)
    if errors:
        raise BadDiagram(*errors)


def _version(
    work: Transaction,
    trading_type: str,
    content: Mapping[str, Json],
    files: Mapping[str, bytes],
    reason: str,
) -> str:
    """The id of the version these files are, stored once."""
    process = str(content["process"])
    id_ = versions.bundle_id(process, files)
    version = versions.read(id_, trading_type, process, files)
    number = versions.store(work.session, version, by=work.actor.id, at=work.now, reason=reason)
    work.record(
        Fact.VERSION_PUBLISHED, chain="house", version=id_, number=number, type=trading_type
    )
    return id_
