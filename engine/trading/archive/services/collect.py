"""See what of a project's file list is there and what is missing."""

from datetime import datetime

from engine.trading.archive.queries.gathered import Gathered, gathered
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Gives `archive_files` (list of {id, name, name_en, found, required, years}),
    `archive_missing` (names) and `archive_complete`.
    """
    lines = ask(gathered, str(inputs["project_id"]))
    missing: list[Json] = [one.line.zh for one in lines if one.missing]
    files: list[Json] = [told(one) for one in lines]
    return Result(
        data={
            "archive_files": files,
            "archive_missing": missing,
            "archive_complete": not missing,
        }
    )


def told(one: Gathered) -> dict[str, Json]:
    """A line for the case file."""
    return {
        "id": one.line.id,
        "name": one.line.zh,
        "name_en": one.line.en,
        "found": len(one.found),
        "required": one.required,
        "years": one.years,
    }
