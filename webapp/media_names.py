"""The statutory channels by their names, in the reader's language."""

from collections.abc import Mapping

from flask import g

from engine.trading.notices.media import media
from webapp import current
from webapp.i18n import translate
from webapp.words import CHANNELS


def names() -> Mapping[str, str]:
    """Key → name; asked once a request."""
    if "media" not in g:
        english = current.language() == "en"
        g.media = {one.key: one.en if english else one.zh for one in current.ask(media)}
    return g.media  # type: ignore[no-any-return]


def name_of(key: str) -> str:
    return names().get(key) or translate(CHANNELS.get(key, key))


def channel_name(channel: str) -> str:
    """Of an outbox channel; each medium has a lane of its own."""
    _, _, medium = channel.partition(":")
    return name_of(medium or channel)
