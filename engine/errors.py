"""Everything the engine refuses to do. The docstring is the sentence the user reads.

`webapp` translates the sentence by class name and turns the kind into a status code.
"""

import dataclasses
from dataclasses import dataclass

from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong with one field: a translation key, its parameters and an English default."""

    field: str
    key: str
    text: str
    params: dict[str, Json] = dataclasses.field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - it is a refusal, not a fault
    """The engine refused this."""

    recorded = False

    def __init__(self, detail: str = "", **where: Json) -> None:
        self.detail = detail
        self.where = where
        super().__init__(f"{self.sentence()} {detail}".strip())

    @classmethod
    def sentence(cls) -> str:
        return (cls.__doc__ or "").strip().splitlines()[0]


class NotFound(Refused):
    """There is no such thing, or it is not yours to see."""


class NotAllowed(Refused):
    """You may not do this; your role or your organisation does not take part here."""


class Invalid(Refused):
    """Some fields are not right; mend them and send again."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.field}: {p.text}" for p in problems))


class TaskGone(Refused):
    """This task is no longer open."""


class SomeoneWasFaster(Refused):
    """Somebody else finished this first; what you typed is kept as your draft."""


class WrongState(Refused):
    """The project is not in a state that allows this."""


class NotInForce(Refused):
    """This catalogue item is not in force now."""


class NotReady(Refused):
    """This database holds no house yet: run `sunroad init`, or `sunroad demo` for a demo."""


class TooLarge(Refused):
    """This is larger than allowed."""


class TooMany(Refused):
    """This was done too often from here in a short time; try again in an hour."""


class TooLate(Refused):
    """The deadline has passed."""

    recorded = True


class TooEarly(Refused):
    """A period that the law protects is still running."""


class SignInRefused(Refused):
    """Name, password or code do not match, or the account is locked."""

    recorded = True


class BadDiagram(Refused):
    """The diagram, form or item has errors; nothing was published."""

    def __init__(self, *findings: str) -> None:
        self.findings = findings
        super().__init__("; ".join(findings))


class Unavailable(Refused):
    """The database is away for a moment; nothing was lost, try again shortly."""


class SealingRefused(Refused):
    """What was sealed is not what was sealed here, or a key or file of the sealing is wrong."""

    def __init__(self, code: str, **where: Json) -> None:
        self.code = code
        told = ", ".join(f"{name} {value}" for name, value in where.items())
        super().__init__(f"{code}: {told}" if told else code, code=code, **where)
