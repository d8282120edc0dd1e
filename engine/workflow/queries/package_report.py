"""What the house says of a package before anything is done with it: its checks, its signatures."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.workflow import checking
from engine.workflow.checks import Finding
from engine.workflow.packages import Package, signatures, trust
from engine.workflow.packages.signatures import Signature
from engine.workflow.queries.answering import now


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """`faults` are signatures that forbid it, `shortfalls` why signatures alone do not do.

    All are sentences with the file in front; `findings` may be warnings.
    """

    signatures: tuple[Signature, ...]
    faults: tuple[str, ...]
    shortfalls: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that forbid it."""
        return tuple(one for one in self.findings if one.severity == "error")


def package_report(session: Session, package: Package) -> Report:
    """Reads nothing that a package could hide: no actor is needed."""
    signed = signatures.judged(package.parts, trust.trusted(session), now(session))
    return Report(
        signatures=signed,
        faults=signatures.faults(signed),
        shortfalls=signatures.shortfalls(signed),
        findings=checking.findings(session, package.trading_type, package.content, package.files),
    )
