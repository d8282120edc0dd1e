"""What somebody asked of the list of notices, as the address holds it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import request

from webapp import notice_kinds
from webapp.readable import ZONE

LENGTHS = {"text": 100, "kind": 60, "region": 6, "class": 20, "since": 10, "until": 10}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Empty text means no condition; days are those of Beijing, the last one included."""

    text: str = ""
    kind: str = ""
    region: str = ""
    class_: str = ""
    since: str = ""
    until: str = ""

    def conditions(self) -> dict[str, Any]:
        """As `public_notices` takes them; a day that is none is no condition."""
        until = _day(self.until)
        return {
            "text": self.text,
            "kind": self.kind if self.kind in notice_kinds.kinds() else None,
            "region": self.region or None,
            "class_": self.class_ or None,
            "since": _midnight(_day(self.since)),
            "before": _midnight(until + timedelta(days=1) if until else None),
        }

    def address(self) -> dict[str, str]:
        """What an address needs to ask the same again."""
        told = {name: getattr(self, name + "_" * (name == "class")) for name in LENGTHS}
        return {name: value for name, value in told.items() if value}


def asked() -> Asked:
    """Of this request; what is longer than any of these is cut."""
    told = {name: request.args.get(name, "")[:most] for name, most in LENGTHS.items()}
    return Asked(class_=told.pop("class"), **told)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date | None) -> datetime | None:
    """Its first moment in Beijing; years that no clock reaches are none."""
    if day is None or not 2000 <= day.year <= 2200:
        return None
    return datetime.combine(day, time(), ZONE)
