"""What the law linter knows: rows with their citations, and the linter's own tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

START = "start"
"""What a path begins at that begins with the process."""
BINDINGS = frozenset({"any", "timer", "form"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A row of the law as a finding names it; both texts say where it was read.

    `read` is whether that was in the law's own text; `limits` whether it sets an upper limit or a
    duty, which a due date keeps, rather than a minimum, which only a timer or validation does.
    """

    id: str
    domain: str
    zh: str
    en: str
    read: bool
    limits: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Regime:
    """A body of law; an item falls under it by its legal basis, else by the start of its class."""

    name: str
    classes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Banned:
    """A step or condition known by its words: of each group all must stand in one clause."""

    id: str
    zh: str
    en: str
    words: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Denials:
    """Words after which nothing is banned (`denies`), until after a comma something is asked."""

    denies: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A place of a process, known by a notice's kind, a row, a message, a mark or a name."""

    zh: str
    en: str
    found_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Every path from a mark to a mark passes what binds a row: `by` timer, form or any.

    With `before`, what is bound ahead of the first mark counts too: the form that drafts a notice.
    """

    id: str
    regimes: frozenset[str]
    start: str
    end: str
    rule: str
    by: str
    before: bool
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """Where the mark `given` is (or always), the mark `needed` must be as well."""

    id: str
    regimes: frozenset[str]
    given: str
    needed: str
    rule: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Statutes:
    """Empty where nobody asked for the linter: then it finds nothing.

    `places` are names of regions: whoever writes 南京市 means what the tables call 本市.
    """

    cited: Mapping[str, Cited] = field(default_factory=dict)
    regimes: tuple[Regime, ...] = ()
    abolished: tuple[Banned, ...] = ()
    forbidden: tuple[Banned, ...] = ()
    denials: Denials = field(default_factory=Denials)
    places: tuple[str, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    duties: tuple[Duty, ...] = ()
