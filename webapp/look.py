"""What templates may use: texts, moments, names of roles and regions, built assets."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from flask import Flask, g, url_for
from flask_login import current_user
from markupsafe import Markup

from engine.people.queries.names import region_names
from engine.store import exact
from engine.trading.money.amounts import yuan
from engine.trading.money.numbering import grouped
from engine.workflow.queries.case_file import Field
from engine.workflow.queries.house_state import HouseState, house_state
from engine.workflow.queries.notifications import unread
from engine.workflow.queries.role_names import role_names
from webapp import current, media_names, notice_kinds
from webapp.i18n import translate
from webapp.readable import clock, day, moment, number, shown
from webapp.telling import told
from webapp.words import CLASSES, FACTS, STATES, TOLD_PERSON, TROUBLES, URGENCIES

__all__ = ["attach", "built", "moment", "shown"]


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
        notice_kind=notice_kinds.name_of,
        notice_word=_named(TOLD_PERSON),
        class_name=_class_name,
        channel_name=media_names.channel_name,
        medium_name=media_names.name_of,
        trouble_name=_named(TROUBLES),
        fact_told=told,
        urgency_name=lambda urgency: translate(URGENCIES[urgency]),
        unread=_unread,
        has_role=_has_role,
    )
    app.jinja_env.filters.update(
        moment=moment,
        day=day,
        clock=clock,
        shown=shown,
        number=number,
        yuan=lambda fen: number(yuan(fen)) if isinstance(fen, int) else "",
        grouped=grouped,
        late=late,
        by_class=by_class,
        script_json=script_json,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def built(app: Flask) -> Callable[[str], str]:
    """The address of a built asset by the name of its entry."""
    manifest = manifest_of(Path(app.static_folder or ""))
    return lambda name: url_for("static", filename=manifest.get(name, name))


def _named(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda key: translate(words.get(key, key))


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    text = exact.dumps(value).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 - every < and & is escaped above


def manifest_of(static: Path) -> dict[str, str]:
    """The built assets: the hashed name of each entry."""
    path = static / "manifest.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _class_name(class_: str) -> str:
    """The name of a field class; withheld ones say until when."""
    return translate(CLASSES.get(class_, class_))


def by_class(fields: Iterable[Field]) -> list[tuple[str, list[Field]]]:
    """Fields by their class, what is public first."""
    groups: dict[str, list[Field]] = {}
    for field in fields:
        groups.setdefault(field.class_, []).append(field)
    return sorted(groups.items(), key=lambda group: _place(group[0]))


def _place(class_: str) -> int:
    known = list(CLASSES)
    return known.index(class_) if class_ in known else len(known)


def late(value: datetime) -> int:
    """Whole days since a moment that has passed."""
    return max((_house().now - value).days, 0)


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
