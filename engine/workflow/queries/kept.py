"""What remains of an item of a loop after its end: its own scope is gone then."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.vocabulary import Data, Json
from engine.workflow.spiff.values import ItemRun
from engine.workflow.tables import SubmissionRow, TaskRow
from engine.workflow.versions import Version


def kept(session: Session, project: str, run: ItemRun, version: Version) -> Data:
    """What its completed tasks brought, the latest of each name, then its result.

    Tasks done once for each of several people stay apart, as they did while it ran.
    """
    known = version.definition.elements
    wanted = (
        select(TaskRow.element, SubmissionRow.data)
        .join(SubmissionRow, SubmissionRow.task == TaskRow.id)
        .where(TaskRow.project == project, TaskRow.token.in_(run.tokens), TaskRow.state == "done")
        .order_by(SubmissionRow.at, SubmissionRow.id)
    )
    names: dict[str, Json] = {}
    for row in session.execute(wanted):
        element = known.get(row.element)
        if isinstance(row.data, dict) and not (element and element.repeats):
            names |= row.data
    return {**names, **({run.results: [run.result]} if run.result is not None else {})}
