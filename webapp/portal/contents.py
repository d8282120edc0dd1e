"""What the rules ask a notice to hold, beside what it holds: each with its source and mark."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template

from engine.errors import NotFound
from engine.trading.notices import contents
from engine.trading.notices.kinds import Required
from engine.trading.notices.queries.public_notices import Notice
from engine.vocabulary import Json
from webapp import notice_kinds
from webapp.portal.blueprint import bp


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One content that is asked for, and whether the notice holds it."""

    required: Required
    held: bool


def required(notice: Notice) -> tuple[Checked, ...]:
    """In the order of the kind; nothing for kinds that no rule tells of."""
    kind = notice_kinds.kinds().get(notice.kind)
    if kind is None:
        return ()
    lacking = contents.lacking(kind, _fields(notice.content))
    return tuple(Checked(required=one, held=one not in lacking) for one in kind.required)


@bp.get("/notices/kinds")
def kinds() -> str:
    """Every kind, for whoever writes notices or wants to know what belongs in one."""
    return render_template("portal/kinds.html", kinds=notice_kinds.kinds())


@bp.get("/notices/kinds/<kind>")
def kind(kind: str) -> str:
    found = notice_kinds.kinds().get(kind)
    if found is None:
        raise NotFound(f"kind of notice {kind}")
    return render_template("portal/kind.html", kind=found)


def _fields(content: Json) -> Mapping[str, Json]:
    fields = content.get("fields") if isinstance(content, dict) else None
    return fields if isinstance(fields, dict) else {}
