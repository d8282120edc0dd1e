"""What came too late: at which moment it closed, and the article under which it is refused."""

from datetime import datetime

from engine.errors import TooEarly, TooLate
from engine.workflow.queries.law_note import law_note
from webapp import current
from webapp.i18n import translate
from webapp.readable import moment


def closed(at: datetime, rule: str | None) -> str:
    """The moment in Beijing time; the article where a statutory row is known."""
    said = translate("截止时间为 %(at)s（北京时间），现已截止，不再接收。", at=moment(at))
    note = current.ask(law_note, rule, current.language())
    return said + (translate("依据：%(law)s。", law=note.citation) if note else "")


def told(refusal: TooLate) -> str:
    """Empty where the refusal names no moment."""
    at, rule = refusal.where.get("deadline"), refusal.where.get("rule")
    return closed(datetime.fromisoformat(str(at)), str(rule)) if at else ""


def too_early(refusal: TooEarly) -> str:
    """Until when one has to wait, and by which article."""
    until, rule = refusal.where.get("until"), refusal.where.get("rule")
    at = moment(datetime.fromisoformat(str(until))) if until else ""
    running = translate("公示期到 %(at)s（北京时间）届满，在此之前不能办理。", at=at)
    said = running if at else translate("还有异议没有答复，答复之前不能办理。")
    note = current.ask(law_note, str(rule), current.language())
    return said + (translate("依据：%(law)s。", law=note.citation) if note else "")
