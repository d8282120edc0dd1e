"""List everything a project leaves, with hashes, and the ledger's head at that moment."""

import hashlib
from datetime import datetime

from engine.store import exact
from engine.trading.archive.queries.holdings import archive_of, holdings
from engine.trading.archive.tables import ArchiveRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Gives `manifest` {hash, files, notices, submissions, facts}: counts and the hash of all."""
    project = str(inputs["project_id"])
    listed = ask(holdings, project)
    digest = hashlib.sha256(exact.canonical(listed)).hexdigest()
    row = ask(archive_of, project) or ArchiveRow(project=project)
    row.manifest, row.hash, row.made_at = listed, digest, now
    counts: dict[str, Json] = {
        name: len(rows) for name, rows in listed.items() if isinstance(rows, list)
    }
    return Result(
        data={"manifest": {"hash": digest, "made_at": now.isoformat(), **counts}},
        rows=(row,),
        facts=((Fact.ARCHIVE_SEALED, {"hash": digest}),),
    )
