"""Import a package as a draft: its files as they came, to be tried, reviewed and published."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import BadDiagram, Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.studio import drafts, naming, paths
from engine.vocabulary import Fact, Order
from engine.workflow import checking, packages, versions
from engine.workflow.packages import signatures, trust
from engine.workflow.packages.package import Package
from engine.workflow.packages.signatures import Signature
from engine.workflow.tables import VersionRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportDraft(Order):
    """`package` is a zip; the draft is called as its item."""

    package: bytes
    region: str


def handle(order: ImportDraft, work: Work) -> str:
    """Returns the draft's id. That nobody trusted signed it is no reason against a draft.

    Raises:
        BadDiagram: every reason, with file and element; nothing is changed.
        Invalid: no such region.
    """
    permissions.require(permissions.may_write_draft(order.actor, order.region))
    if order.region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    package = packages.from_zip(order.package)
    signed = signatures.judged(package.parts, trust.trusted(work.session), work.now)
    _require_good(work, package, signed)
    draft = _begun(work, package, order.region)
    work.record(Fact.DRAFT_OPENED, chain="house", draft=draft, type=package.trading_type)
    work.record(
        Fact.PACKAGE_IMPORTED,
        chain="house",
        package=hashlib.sha256(order.package).hexdigest(),
        type=package.trading_type,
        draft=draft,
        signed_by=signatures.valid_keys(signed),
    )
    return draft


def _require_good(work: Work, package: Package, signed: tuple[Signature, ...]) -> None:
    errors = signatures.faults(signed) + checking.errors(
        work, package.trading_type, package.content, package.files
    )
    if errors:
        raise BadDiagram(*errors)
    # Reads what the checks leave to publishing, such as translations.
    versions.read("", package.trading_type, str(package.content["process"]), package.files)


def _begun(work: Work, package: Package, region: str) -> str:
    """The draft's id, its files saved."""
    draft = drafts.begin(
        work,
        trading_type=package.trading_type,
        title=naming.title(str(package.content["zh"])[: naming.LONGEST_TITLE]),
        region=region,
        based_on=_newest(work.session, package.trading_type),
    )
    for path, content in package.written.items():
        paths.require(path, content)
        drafts.save(work, draft, path, content, 0)
    return draft.id


def _newest(session: Session, trading_type: str) -> str | None:
    """The version that this draft would follow: what a reviewer compares it with."""
    rows = select(VersionRow.id).where(VersionRow.trading_type == trading_type)
    return session.scalar(rows.order_by(VersionRow.number.desc()).limit(1))
