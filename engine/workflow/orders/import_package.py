"""Import a package and publish it at once: whoever has the command line of the machine."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from engine.errors import BadDiagram
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import packages, publishing, reasons
from engine.workflow.packages import signatures, trust
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPackage(Order):
    """`package` is a zip; `unsigned` says that it counts though no trusted key signed it."""

    package: bytes
    effective_from: datetime
    region: str
    reason: str
    unsigned: bool = False


def handle(order: ImportPackage, work: Work) -> str:
    """Returns the version's id; its stories are played before, outside the transaction.

    Raises:
        BadDiagram: every reason, with file and element; nothing is changed.
        TooLarge, Invalid: as reading and publishing say.
    """
    permissions.require(permissions.may_import(order.actor))
    reason = reasons.given(order.reason)
    package = packages.from_zip(order.package)
    signed = signatures.judged(package.parts, trust.trusted(work.session), work.now)
    wrong = signatures.faults(signed) or (() if order.unsigned else signatures.shortfalls(signed))
    if wrong:
        raise BadDiagram(*wrong)
    version = publishing.publish(
        work,
        trading_type=package.trading_type,
        content=package.content,
        files=package.files,
        effective_from=order.effective_from,
        region=order.region,
        reason=reason,
        beside=package.beside,
    )
    work.record(
        Fact.PACKAGE_IMPORTED,
        chain="house",
        package=hashlib.sha256(order.package).hexdigest(),
        type=package.trading_type,
        version=version,
        signed_by=signatures.valid_keys(signed),
        reason=reason,
    )
    return version
