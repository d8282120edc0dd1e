"""Problems with fields as sentences in the language of this request."""

from collections.abc import Iterable

from engine.errors import Invalid, Problem, Refused
from engine.people.sentences import LABELS
from engine.people.sentences import SENTENCES as PEOPLE
from engine.trading.archive.words import SENTENCES as ARCHIVE
from engine.trading.awards.words import SENTENCES as AWARDS
from engine.trading.bids.words import SENTENCES as BIDS
from engine.trading.deposits.words import SENTENCES as DEPOSITS
from engine.trading.intake.words import SENTENCES as INTAKE
from engine.trading.money.words import SENTENCES as MONEY
from engine.trading.notices.words import SENTENCES as NOTICES
from engine.trading.opening.words import SENTENCES as OPENING
from engine.trading.parties.words import SENTENCES as PARTIES
from engine.trading.register.words import SENTENCES as REGISTER
from engine.workflow.catalogue.words import SENTENCES as CATALOGUE
from engine.workflow.forms.messages import SENTENCES as FORMS
from engine.workflow.forms.messages import say
from engine.workflow.queries.law_note import law_note
from webapp import current
from webapp.i18n import translate
from webapp.problem_words import FIELDS, SENTENCES

WHOLE = {
    **PEOPLE,
    **CATALOGUE,
    **NOTICES,
    **REGISTER,
    **AWARDS,
    **ARCHIVE,
    **INTAKE,
    **PARTIES,
    **BIDS,
    **OPENING,
    **DEPOSITS,
    **MONEY,
}
"""Sentences, Chinese and English, that take the problem's parameters."""
UNREAD = {"memory": "（凭记忆，未核对原文）", "secondary": "（二手来源，未核对原文）"}


def sentences(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """`{"field": …, "message": …}` for each problem, as the form island shows them."""
    language = current.language()
    return [{"field": problem.field, "message": _say(problem, language)} for problem in problems]


def sentences_of(refusal: Refused) -> list[dict[str, str]]:
    """Those of a refusal, none where it names no field."""
    return sentences(refusal.problems) if isinstance(refusal, Invalid) else []


def _say(problem: Problem, language: str) -> str:
    """Problems that bring their labels are whole sentences; others get the field's name before."""
    if problem.params and problem.key in FORMS:
        return say(problem, language) + _mark(problem)
    if problem.params and problem.key in WHOLE:
        said = WHOLE[problem.key][language == "en"]
        return said.format_map({name: str(value) for name, value in problem.params.items()})
    text = problem.text if language == "en" else SENTENCES.get(problem.key, problem.text)
    field = _name(problem.field, language)
    colon = ": " if language == "en" else "："
    return f"{field}{colon}{text}" if field else text


def _name(field: str, language: str) -> str:
    """Nothing for a field that stands in no list of names."""
    return translate(FIELDS.get(field, "")) or LABELS.get(field, ("", ""))[language == "en"]


def _mark(problem: Problem) -> str:
    """A rule that nobody read in the law does not pass for one."""
    rule = problem.params.get("rule")
    note = current.ask(law_note, str(rule)) if rule else None
    if note is None or note.mark == "law_text":
        return ""
    return translate(UNREAD.get(note.mark, UNREAD["secondary"]))
