"""Tries a submission on a form of a draft, judged by the very code that judges real ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import BadDiagram, Invalid, Problem
from engine.store import exact
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import Actor, Data, Json
from engine.workflow import clock
from engine.workflow.forms import Defect, Form
from engine.workflow.forms.reading import read
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class FormTrial:
    """`defects` of the form as it stands, else `problems` of the submission, else what is `taken`
    into the case file."""

    defects: tuple[Defect, ...] = ()
    problems: tuple[Problem, ...] = ()
    taken: Mapping[str, Json] | None = None


def form_trial(
    session: Session, actor: Actor, draft: str, path: str, schema: Json, data: Json, known: Data
) -> FormTrial:
    """`schema` need not be saved; `known` is what the case file would know. Raises NotFound."""
    draft_view(session, actor, draft)
    content = exact.dumps(schema).encode()
    _, defects = read(content)
    if defects:
        return FormTrial(defects=defects)
    reading = clock.read(session)
    law = house(session).law(session, reading.law_revision)
    try:
        taken = Form.read(path, content).validate(
            data,
            prefill=known,
            functions=law.functions(reading.now),
            now=reading.now,
            known_documents=lambda _: True,
        )
    except BadDiagram as refused:
        return FormTrial(defects=(Defect(component="", zh=str(refused), en=str(refused)),))
    except Invalid as refused:
        return FormTrial(problems=refused.problems)
    return FormTrial(taken=taken)
