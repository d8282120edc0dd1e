"""The kinds of notices by their names: data of the law's folder, in the reader's language."""

from collections.abc import Mapping

from flask import g

from engine.trading.notices.kinds import Kind
from engine.trading.notices.queries.kinds import notice_kinds
from webapp import current


def kinds() -> Mapping[str, Kind]:
    """Asked once a request."""
    if "notice_kinds" not in g:
        g.notice_kinds = current.ask(notice_kinds)
    return g.notice_kinds  # type: ignore[no-any-return]


def names() -> Mapping[str, str]:
    """Key → name."""
    return {key: _name(kind) for key, kind in kinds().items()}


def name_of(key: str) -> str:
    """A kind that no file tells of is its own name."""
    return names().get(key, key)


def _name(kind: Kind) -> str:
    return kind.en if current.language() == "en" else kind.zh
