"""What can be wrong with a ledger, and where."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MOST_KEPT = 100


class Fault(StrEnum):
    """Why a link does not hold; translated by this key."""

    MISSING = "fact_missing"
    CHANGED = "fact_changed"
    UNLINKED = "fact_unlinked"
    UNREADABLE = "fact_unreadable"
    HEAD = "head_differs"
    REWRITTEN = "checkpoint_signed_another"
    CUT = "checkpoint_signed_more"
    CHECKPOINT_MISSING = "checkpoint_missing"
    CHECKPOINT_DIFFERS = "checkpoint_differs"
    CHECKPOINT_UNREADABLE = "checkpoint_unreadable"
    CHECKPOINT_SIGNATURE = "checkpoint_signature"
    CHECKPOINT_SIGNER = "checkpoint_signer_unknown"
    CHECKPOINT_UNLINKED = "checkpoint_unlinked"
    CHECKPOINT_ROOT = "checkpoint_root"


CHECKPOINTS = "checkpoint"
"""Stands where a chain is named when a checkpoint is at fault; its number is the seq."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """One link that does not hold."""

    chain: str
    seq: int
    what: Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a verification found; `breaks` keeps the first hundred of `broken`."""

    chains: int
    facts: int
    checkpoints: int
    broken: int
    breaks: tuple[Break, ...]
    unprotected: int
    unprotected_since: datetime | None

    @property
    def whole(self) -> bool:
        return self.broken == 0

    @property
    def first(self) -> Break | None:
        return self.breaks[0] if self.breaks else None

    def text(self) -> str:
        """The report in English, a line for each thing to know."""
        counts = f"{self.facts} facts in {self.chains} chains, {self.checkpoints} checkpoints"
        since = f" since {self.unprotected_since:%Y-%m-%d %H:%M:%S} UTC" if self.unprotected else ""
        lines = [
            f"{counts}: {'whole' if self.whole else f'{self.broken} broken'}",
            f"{self.unprotected} facts not yet under a checkpoint{since}",
        ]
        lines += [f"broken: {one.chain} {one.seq} {one.what}" for one in self.breaks]
        return "\n".join(lines)


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts while the ledger streams by."""

    chains: int = 0
    facts: int = 0
    checkpoints: int = 0
    broken: int = 0
    breaks: list[Break] = field(default_factory=list)
    unprotected: int = 0
    unprotected_since: datetime | None = None

    def note(self, chain: str, seq: int, what: Fault) -> None:
        self.broken += 1
        if len(self.breaks) < MOST_KEPT:
            self.breaks.append(Break(chain=chain, seq=seq, what=what))

    def leave_unprotected(self, at: datetime) -> None:
        self.unprotected += 1
        self.unprotected_since = min(self.unprotected_since or at, at)

    def report(self) -> Report:
        """Breaks of chains come before those of checkpoints."""
        ordered = sorted(self.breaks, key=lambda one: one.chain == CHECKPOINTS)
        return Report(
            chains=self.chains,
            facts=self.facts,
            checkpoints=self.checkpoints,
            broken=self.broken,
            breaks=tuple(ordered),
            unprotected=self.unprotected,
            unprotected_since=self.unprotected_since,
        )
