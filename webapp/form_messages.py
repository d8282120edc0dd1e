"""Problems with fields as sentences in the language of this request."""

from collections.abc import Iterable

from engine.errors import Invalid, Problem, Refused
from engine.workflow.forms.messages import say
from webapp import current


def sentences(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """`{"field": …, "message": …}` for each problem, as the form island shows them."""
    language = current.language()
    return [{"field": problem.field, "message": say(problem, language)} for problem in problems]


def sentences_of(refusal: Refused) -> list[dict[str, str]]:
    """Those of a refusal, none where it names no field."""
    return sentences(refusal.problems) if isinstance(refusal, Invalid) else []
