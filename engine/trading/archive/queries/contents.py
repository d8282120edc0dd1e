"""Everything that goes into a project's package, as values: what it says, and which files."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.queries.names import names_of, region_names
from engine.store import exact
from engine.store.files import safe_name
from engine.trading.archive.queries import parts
from engine.trading.archive.queries.parts import File, Text
from engine.trading.archive.tables import ArchiveRow
from engine.trading.notices import kinds
from engine.trading.notices.queries.notice_words import notice_words
from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.queries.answering import house, version_of
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """`about` is `project.json`: it names every other file and says it in both languages."""

    name: str
    sealed_at: datetime
    about: dict[str, Json]
    texts: tuple[Text, ...]
    files: tuple[File, ...]


def contents(session: Session, project: str) -> Contents:
    """Raises NotFound: the archive was not sealed."""
    archive, row = session.get(ArchiveRow, project), session.get(ProjectRow, project)
    if archive is None or row is None or archive.sealed_at is None:
        raise NotFound(f"sealed archive of project {project}")
    texts = {"notices": parts.notices(session, project), "forms": parts.forms(session, project)}
    files = {
        "attachments": parts.attachments(session, project),
        "documents": parts.letters(session, project),
    }
    bids, facts = parts.bids(session, project), parts.facts(session, project)
    about: dict[str, Json] = {
        **_project(session, row),
        **_words(session, row),
        "archive": _sealed(archive),
        **{name: [told for told, _ in found] for name, found in texts.items()},
        **{name: [told for told, _ in found] for name, found in files.items()},
        "bids": [told for told, _ in bids],
        "people": dict(names_of(session, {str(fact["actor"]) for fact in facts})),
    }
    return Contents(
        name=safe_name(archive.number or row.code or row.id),
        sealed_at=archive.sealed_at,
        about=about,
        texts=(*(text for found in texts.values() for _, text in found), *_lists(archive, facts)),
        files=(
            *(file for found in files.values() for _, file in found),
            *(file for _, chunks in bids for file in chunks),
        ),
    )


def _lists(archive: ArchiveRow, facts: list[dict[str, Json]]) -> tuple[Text, Text]:
    lines = b"".join(exact.canonical(fact) + b"\n" for fact in facts)
    return (
        Text(path="ledger.jsonl", body=lines),
        Text(path="manifest.json", body=exact.canonical(archive.manifest)),
    )


def _sealed(archive: ArchiveRow) -> dict[str, Json]:
    return {
        "number": archive.number,
        "hash": archive.hash,
        "sealed_at": archive.sealed_at.isoformat() if archive.sealed_at else None,
        "keep_until": archive.keep_until.isoformat() if archive.keep_until else None,
        "files": archive.files,
    }


def _project(session: Session, row: ProjectRow) -> dict[str, Json]:
    item = catalogue.revision(session, row.item, row.item_revision)
    return {
        "format": "sunroad-archive/1",
        "project": row.id,
        "code": row.code,
        "title": row.title,
        "item": {"code": row.item, "zh": item.name("zh"), "en": item.name("en")},
        "region": {
            "zh": region_names(session).get(row.region, row.region),
            "en": region_names(session, "en").get(row.region, row.region),
        },
        "started_at": row.started_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }


def _words(session: Session, row: ProjectRow) -> dict[str, Json]:
    """What elements, kinds of notices and fields are called, in both languages."""
    version = version_of(session, row)
    known = kinds.read(house(session).settings.processes)
    return {
        "elements": {
            id_: [one.name, version.english.get(id_, one.name)]
            for id_, one in version.definition.elements.items()
            if one.name
        },
        "kinds": {key: {"zh": one.zh, "en": one.en} for key, one in known.items()},
        "words": {
            "zh": dict(notice_words(session, row.id)),
            "en": dict(notice_words(session, row.id, "en")),
        },
    }
