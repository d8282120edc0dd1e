"""The notices of a project beside one of them: what it is about, and what came after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.trading.notices.queries.public_notices import Notice
from webapp import notice_kinds


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """`news` are the clarifications and changes since, which everybody is to read (ZTB-65)."""

    history: tuple[Notice, ...]
    about: Notice | None
    withdrawal: Notice | None
    corrections: tuple[Notice, ...]
    news: tuple[Notice, ...]


def line(notice: Notice, history: Sequence[Notice]) -> Line:
    """`history` is oldest first, as the project published them."""
    known = {one.id: one for one in history}
    return Line(
        history=tuple(history),
        about=known.get(notice.about or ""),
        withdrawal=known.get(notice.withdrawn_by or ""),
        corrections=tuple(known[id_] for id_ in notice.corrected_by if id_ in known),
        news=news(notice, history),
    )


def news(notice: Notice, history: Sequence[Notice]) -> tuple[Notice, ...]:
    """Later notices of kinds that those concerned are told of, of the same lot or of all."""
    kinds = notice_kinds.kinds()
    shown = {notice.withdrawn_by, *notice.corrected_by, notice.id}
    return tuple(
        one
        for one in history
        if one.published_at >= notice.published_at
        and one.id not in shown
        and (told := kinds.get(one.kind)) is not None
        and told.notifies
        and notice.lot in (None, one.lot)
    )
