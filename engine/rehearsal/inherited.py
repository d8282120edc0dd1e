"""A draft as a package to be tried, with the stories that its type's newest version came with."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.demo import story
from engine.errors import NotFound
from engine.people import permissions
from engine.studio import drafts
from engine.studio.tables import StudioDraftRow, StudioFileRow
from engine.vocabulary import Actor
from engine.workflow import packages
from engine.workflow.packages import Package, kept
from engine.workflow.packages.package import STORIES
from engine.workflow.tables import ItemRow, VersionRow


@dataclass(frozen=True, kw_only=True, slots=True)
class ToTry:
    """`package` holds the draft's stories and the `inherited` ones, which it never touched.

    `titles` are what the stories call themselves, Chinese and English, by name. `dropped` names
    published stories that somebody removed from the draft. `bundle` is the hash of the draft's own
    files, `core` of those that a sandbox runs: a story more changes nothing there.
    """

    draft: str
    title: str
    state: str
    bundle: str
    core: str
    package: Package
    titles: Mapping[str, tuple[str, str]]
    inherited: frozenset[str]
    dropped: tuple[str, ...]


def to_try(session: Session, actor: Actor, draft: str) -> ToTry:
    """
    Raises:
        NotFound: there is none, or it is not theirs to see.
        BadDiagram: item.toml is missing or is not TOML.
    """
    row = session.get(StudioDraftRow, draft)
    if row is None or not permissions.may_write_draft(actor, row.region):
        raise NotFound(f"draft {draft}")
    files = drafts.files(session, draft)
    missing = {path: body for path, body in _published(session, row).items() if path not in files}
    dropped = _ever(session, draft) & missing.keys()
    inherited = {path: body for path, body in missing.items() if path not in dropped}
    package = packages.of({**inherited, **files}, row.trading_type)
    return ToTry(
        draft=draft,
        title=row.title,
        state=row.state,
        bundle=drafts.bundle_of(files),
        core=drafts.bundle_of(_run(files)),
        package=package,
        titles={name: _title(body) for name, body in package.stories.items()},
        inherited=frozenset(path.removeprefix(STORIES) for path in inherited),
        dropped=tuple(sorted(path.removeprefix(STORIES) for path in dropped)),
    )


def _title(body: bytes) -> tuple[str, str]:
    """What cannot be read as a story has no title: its replay says what is wrong."""
    try:
        told = story.read(body)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return "", ""
    return told.title, told.title_en


def _run(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path: body for path, body in files.items() if not path.startswith(STORIES)}


def _published(session: Session, draft: StudioDraftRow) -> Mapping[str, bytes]:
    """The stories that came with the newest version of the type."""
    newest = (
        select(ItemRow.code, ItemRow.revision)
        .join(VersionRow, VersionRow.id == ItemRow.version)
        .where(ItemRow.trading_type == draft.trading_type, ItemRow.base.is_(None))
        .order_by(VersionRow.number.desc(), ItemRow.revision.desc())
        .limit(1)
    )
    found = session.execute(newest).one_or_none()
    files = kept.kept(session, found.code, found.revision) if found else {}
    return {path: body for path, body in files.items() if path.startswith(STORIES)}


def _ever(session: Session, draft: str) -> set[str]:
    """Every path that was ever saved in it."""
    rows = select(StudioFileRow.path).where(StudioFileRow.draft == draft).distinct()
    return set(session.scalars(rows))
