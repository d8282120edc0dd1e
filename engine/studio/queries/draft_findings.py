"""What the checks say of a draft as it stands."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.errors import BadDiagram, NotFound
from engine.people import permissions
from engine.studio import bundle, drafts
from engine.studio.paths import ITEM
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor
from engine.workflow import checking, checks


def draft_findings(
    session: Session, actor: Actor, id_: str, profile: str = "house"
) -> tuple[checks.Finding, ...]:
    """In the order of the files; an unreadable item.toml is one of them. Raises NotFound.

    `profile` is `house` for what would be published, `draft` for what may be tried.
    """
    row = session.get(StudioDraftRow, id_)
    if row is None or not permissions.may_write_draft(actor, row.region):
        raise NotFound(f"draft {id_}")
    return _of(session, row.trading_type, drafts.files(session, id_), profile)


def _of(
    session: Session, trading_type: str, files: Mapping[str, bytes], profile: str
) -> tuple[checks.Finding, ...]:
    try:
        package = bundle.of(files)
    except BadDiagram as unread:
        rest = bundle.of({**files, ITEM: b""})
        others = checking.findings(session, "", rest.content, rest.files, profile)
        return (_unread(str(unread.findings[0])), *others)
    return checking.findings(session, trading_type, package.content, package.files, profile)


def _unread(reason: str) -> checks.Finding:
    told = reason.removeprefix(f"{ITEM} · ")
    return checks.Finding(
        rule="item-complete",
        severity="error",
        file=ITEM,
        element="",
        zh="没有 item.toml" if told == "missing" else f"item.toml 读不出来：{told}",
        en=f"{ITEM}: {told}",
    )
