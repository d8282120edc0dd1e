"""What people send: checked against the form, kept with a salt, committed to in the ledger."""

import hashlib
import secrets
from uuid import uuid4

from sqlalchemy import insert, select

from engine.errors import Invalid, NotFound, Problem
from engine.store import exact
from engine.store.base import table_of
from engine.vocabulary import Data
from engine.workflow import prefilling
from engine.workflow.opened import Task
from engine.workflow.project import Project
from engine.workflow.tables import DocumentRow, SubmissionRow
from engine.workflow.transaction import Transaction
from engine.workflow.versions import Version

_INSERT = insert(table_of(SubmissionRow))


def prefill(project: Project, task: Task) -> Data:
    """What the case file knows of the names in a task's form, as the task may see it."""
    form = project.version.forms.get(task.form or "")
    return project.flow.prefill(task.token, form.names()) if form else {}


def checked(
    work: Transaction,
    version: Version,
    form_id: str | None,
    data: Data,
    prefilled: Data,
    *,
    project: str | None = None,
) -> Data:
    """The submission as the form lets it through; it may name documents of `project` only.

    Raises:
        Invalid: naming every field that is wrong; without a form, any field is.
    """
    if form_id is None:
        _nothing_sent(data)
        return {}
    form = version.forms.get(form_id)
    if form is None:
        raise NotFound(f"form {form_id}")
    return form.validate(
        dict(data),
        prefill=prefilling.filled(
            work.session, work.house.prefills, work.actor, form, prefilled, work.now
        ),
        functions=work.law.functions(work.now),
        now=work.now,
        known_documents=lambda id_: _known(work, project, id_),
    )


def known(work: Transaction, key: str) -> bool:
    """Whether a submission with this key was taken before."""
    return work.session.get(SubmissionRow, key) is not None


def keep(
    work: Transaction, project: Project, task: str | None, data: Data, key: str | None = None
) -> str:
    """Store a submission; returns its commitment, SHA-256 over a 256-bit salt and the content."""
    salt = secrets.token_bytes(32)
    work.write(
        _INSERT,
        {
            "id": key or uuid4().hex,
            "project": project.id,
            "task": task,
            "data": dict(data),
            "salt": salt.hex(),
            "at": work.now,
        },
    )
    return hashlib.sha256(salt + exact.canonical(dict(data))).hexdigest()


def _nothing_sent(data: Data) -> None:
    if data:
        field = next(iter(data))
        raise Invalid(Problem(field=field, key="unknown_field", text="this task has no form"))


def _known(work: Transaction, project: str | None, document: str) -> bool:
    found = select(DocumentRow.id).where(DocumentRow.id == document, DocumentRow.project == project)
    return work.session.scalar(found) is not None
