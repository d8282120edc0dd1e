"""What the fields of a notice are called: labels of the forms, names of the project's version."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.trading.notices.queries.kinds import notice_kinds
from engine.workflow.queries.answering import version_of
from engine.workflow.tables import ProjectRow


def notice_words(session: Session, project: str, language: str = "zh") -> Mapping[str, str]:
    """Word → how it reads in `zh` or `en`; a word is a field's key, its last part, or its label."""
    row = session.get(ProjectRow, project)
    if row is None:
        return {}
    version = version_of(session, row)
    words: dict[str, str] = {}
    for form in version.forms.values():
        for field in form.fields:
            said = field.label_en if language == "en" else field.label
            for name in (field.key, field.key.rpartition(".")[2], field.label):
                words.setdefault(name, said)
    return {**_of_kinds(session), **words, **version.english} if language == "en" else words


def _of_kinds(session: Session) -> Mapping[str, str]:
    """What the kinds call the fields that they ask for, and those that services write."""
    kinds = notice_kinds(session).values()
    asked = [one for kind in kinds for one in kind.required]
    others = {name: one.en for one in asked for name in one.fields}
    first = {one.fields[0]: one.en for one in asked}
    written = {name: said for kind in kinds for name, said in kind.words.items()}
    return {**others, **first, **written}
