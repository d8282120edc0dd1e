"""Files sent with a message become as public or secret as the field that names them."""

from sqlalchemy import select

from engine.vocabulary import Data
from engine.workflow.forms import Form
from engine.workflow.tables import DocumentRow
from engine.workflow.transaction import Transaction


def enclose(work: Transaction, form: Form | None, data: Data) -> None:
    """Only those that the sender attached: naming somebody else's file opens it to nobody."""
    for field in form.fields if form else ():
        ids = data.get(field.key)
        if field.type == "filepicker" and isinstance(ids, list) and ids:
            _file(work, [str(id_) for id_ in ids], field.class_)


def _file(work: Transaction, ids: list[str], class_: str) -> None:
    own = select(DocumentRow).where(DocumentRow.id.in_(ids), DocumentRow.author == work.shown_as)
    for row in work.session.scalars(own):
        row.class_ = class_
