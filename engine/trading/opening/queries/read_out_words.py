"""What the fields that are read out are called: labels of the item's read-out form."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.trading.opening.read_out_fields import read_out_form


def read_out_words(session: Session, project: str) -> Mapping[str, str]:
    """Key → label, in the form's order."""
    return {one.key: one.label for one in read_out_form(session, project).fields}
