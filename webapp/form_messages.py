"""Problems with fields as sentences in the language of this request."""

from collections.abc import Iterable

from engine.errors import Invalid, Problem, Refused
from engine.people.sentences import SENTENCES as PEOPLE
from engine.workflow.forms.messages import SENTENCES as FORMS
from engine.workflow.forms.messages import say
from webapp import current
from webapp.i18n import translate
from webapp.problem_words import FIELDS, SENTENCES


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
        return say(problem, language)
    if problem.params and problem.key in PEOPLE:
        said = PEOPLE[problem.key][language == "en"]
        return said.format_map({name: str(value) for name, value in problem.params.items()})
    text = problem.text if language == "en" else SENTENCES.get(problem.key, problem.text)
    field = FIELDS.get(problem.field)
    colon = ": " if language == "en" else "："
    return f"{translate(field)}{colon}{text}" if field else text
