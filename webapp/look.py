"""What templates may use: texts, moments, names of roles and regions, built assets."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, g, url_for
from flask_login import current_user
from markupsafe import Markup

from engine.people.queries.names import region_names
from engine.store import exact
from engine.vocabulary import Json
from engine.workflow.queries.house_state import HouseState, house_state
from engine.workflow.queries.notifications import unread
from engine.workflow.queries.role_names import role_names
from webapp import current
from webapp.i18n import translate
from webapp.words import FACTS, NOTICES, STATES, URGENCIES

ZONE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def attach(app: Flask) -> None:
    app.jinja_env.globals.update(
        _=translate,
        asset=built(app),
        house=_house,
        language=current.language,
        role_name=_role_name,
        region_name=_region_name,
        state_name=_named(STATES),
        fact_name=_named(FACTS),
        notice_kind=_named(NOTICES),
        urgency_name=lambda urgency: translate(URGENCIES[urgency]),
        unread=_unread,
        has_role=_has_role,
    )
    app.jinja_env.filters.update(
        moment=moment, day=day, clock=clock, shown=shown, script_json=script_json
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def built(app: Flask) -> Callable[[str], str]:
    """The address of a built asset by the name of its entry."""
    manifest = _manifest(Path(app.static_folder or ""))
    return lambda name: url_for("static", filename=manifest.get(name, name))


def _named(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda key: translate(words.get(key, key))


def moment(value: datetime | None) -> str:
    """2026-03-02 09:00 in Shanghai."""
    return f"{value.astimezone(ZONE):%Y-%m-%d %H:%M}" if value else ""


def day(value: datetime | None) -> str:
    """2026-03-02 周一 in Shanghai."""
    if value is None:
        return ""
    local = value.astimezone(ZONE)
    return f"{local:%Y-%m-%d} {translate(WEEKDAYS[local.weekday()])}"


def clock(value: datetime | None) -> str:
    return f"{value.astimezone(ZONE):%H:%M:%S}" if value else ""


def shown(value: Json) -> str:
    """A case-file value as people read it."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return translate("是") if value else translate("否")
    if isinstance(value, int | Decimal):
        return f"{value:,}"
    if isinstance(value, str):
        return _readable(value)
    return exact.dumps(value)


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    text = exact.dumps(value).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 - every < and & is escaped above


def _readable(text: str) -> str:
    if len(text) >= 16 and text[4:5] == "-" and text[10:11] == "T":
        try:
            value = datetime.fromisoformat(text.split("@")[0])
        except ValueError:
            return text
        return moment(value) if value.tzinfo else text.replace("T", " ")
    return text


def _manifest(static: Path) -> dict[str, str]:
    path = static / "manifest.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _house() -> HouseState:
    if "house" not in g:
        g.house = current.ask(house_state)
    return g.house  # type: ignore[no-any-return]


def _role_name(key: str | None) -> str:
    if "roles" not in g:
        g.roles = current.ask(role_names, current.language())
    return str(g.roles.get(key, key or ""))


def _region_name(code: str | None) -> str:
    if "regions" not in g:
        g.regions = current.ask(region_names, current.language())
    return str(g.regions.get(code, code or ""))


def _unread() -> int:
    return current.ask(unread, current.actor()) if current_user.is_authenticated else 0


def _has_role(*roles: str) -> bool:
    return current_user.is_authenticated and bool(current.actor().roles & set(roles))
