"""Give a project its unified code, once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.store.serial import one_at_a_time
from engine.trading.intake.tables import UnifiedCodeRow
from engine.trading.intake.unified_code import unified_code
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result

ZONE = ZoneInfo("Asia/Shanghai")


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `category` (3 signs), `uscc` (18). Gives `unified_code`; a second call the same."""
    project, category = str(inputs["project_id"]), str(inputs["category"])
    known = ask(code_of, project)
    if known:
        return Result(data={"unified_code": known})
    day = now.astimezone(ZONE).date()
    sequence = ask(last_sequence, category, day) + 1
    code = unified_code(category, str(inputs["uscc"]), day, sequence)
    row = UnifiedCodeRow(code=code, project=project, category=category, day=day, sequence=sequence)
    return Result(data={"unified_code": code}, rows=(row,))


def code_of(session: Session, project: str) -> str | None:
    return session.scalar(select(UnifiedCodeRow.code).where(UnifiedCodeRow.project == project))


def last_sequence(session: Session, category: str, day: date) -> int:
    """The highest number given; who asks holds the numbers of this day until the order ends."""
    one_at_a_time(session, f"unified code {category} {day}")
    highest = select(func.max(UnifiedCodeRow.sequence)).where(
        UnifiedCodeRow.category == category, UnifiedCodeRow.day == day
    )
    return session.scalar(highest) or 0
