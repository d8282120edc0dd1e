"""The tables of running projects. Tokens and case file are the truth; tasks and timers follow."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class HouseRow(Base):
    """One row: what kind of house this is and how far its clock stands ahead of the database."""

    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    demo: Mapped[bool]
    clock_offset_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    law_revision: Mapped[int] = mapped_column(default=0)
    file_marker: Mapped[str]
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)


class BlobRow(Base):
    """The bytes of a file of a version, stored once."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class VersionRow(Base):
    """A published bundle of diagrams, tables, forms and templates; its id is the bundle's hash."""

    __tablename__ = "version"
    id: Mapped[str] = mapped_column(primary_key=True)
    trading_type: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    process: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    reason: Mapped[str]
    __table_args__ = (UniqueConstraint("trading_type", "number"),)


class VersionFileRow(Base):
    """Which blob lies at which path of a version."""

    __tablename__ = "version_file"
    version: Mapped[str] = mapped_column(ForeignKey("version.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    blob: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))


class ItemRow(Base):
    """A revision of a catalogue item; a project keeps the revision it started with.

    `base` and `base_revision` name the provincial item that a city derived this one from.
    """

    __tablename__ = "item"
    code: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    trading_type: Mapped[str]
    version: Mapped[str] = mapped_column(ForeignKey("version.id"))
    region: Mapped[str]
    content: Mapped[Json] = mapped_column(ExactJson)
    effective_from: Mapped[datetime]
    effective_to: Mapped[datetime | None]
    base: Mapped[str | None] = mapped_column(index=True)
    base_revision: Mapped[int | None]
    kept_by: Mapped[str | None]
    kept_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class ProjectRow(Base):
    """One running process instance: its tokens, its case file, its state."""

    __tablename__ = "project"
    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    item: Mapped[str]
    item_revision: Mapped[int]
    version: Mapped[str] = mapped_column(ForeignKey("version.id"))
    region: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    suspended_at: Mapped[datetime | None]
    suspended_by: Mapped[str | None]
    follows: Mapped[str | None] = mapped_column(ForeignKey("project.id"))
    start_key: Mapped[str | None] = mapped_column(unique=True)
    tokens: Mapped[bytes] = mapped_column(LargeBinary)
    case_file: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    __table_args__ = (
        Index("ix_project_state_started", "state", "started_at", "id"),
        Index("ix_project_item", "item", "item_revision"),
        Index("ix_project_title", "title", postgresql_using="hash"),
    )


class GramRow(Base):
    """Two-character pieces of project titles and codes: Chinese search on both databases."""

    __tablename__ = "project_gram"
    gram: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True, index=True)


class ReferenceRow(Base):
    """A number by which the world outside names a project; `kind` is the item's word for it."""

    __tablename__ = "project_reference"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str]
    __table_args__ = (Index("ix_project_reference_number", "number", "kind"),)


class ParticipantRow(Base):
    """Who plays a lane in a project: an organisation, a person, or a pseudonym until opening."""

    __tablename__ = "participant"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    joined_at: Mapped[datetime]
    __table_args__ = (Index("ix_participant_key", "key", "role", "project"),)


class TaskRow(Base):
    """A human task. Existence, scope and due time come from the tokens; the rest is the row's."""

    __tablename__ = "task"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    token: Mapped[str]
    element: Mapped[str]
    title: Mapped[str]
    role: Mapped[str | None]
    form: Mapped[str | None]
    rule: Mapped[str | None]
    state: Mapped[str]
    frozen: Mapped[bool]
    due_at: Mapped[datetime | None]
    follow_up_at: Mapped[datetime | None]
    priority: Mapped[int]
    entered_at: Mapped[datetime]
    assignee: Mapped[str | None]
    delegated_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    __table_args__ = (
        Index("ix_task_project_state", "project", "state"),
        Index("ix_task_assignee", "assignee", "state", "due_at", "id"),
    )


class AudienceRow(Base):
    """Who an open task waits for, in the order of the desk's list; closed tasks leave it."""

    __tablename__ = "task_audience"
    audience: Mapped[str] = mapped_column(primary_key=True)
    sort_at: Mapped[datetime] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    __table_args__ = (Index("ix_task_audience_task", "task"),)


class DraftRow(Base):
    """What somebody typed into a form and did not send yet."""

    __tablename__ = "draft"
    task: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[Json] = mapped_column(ExactJson)
    saved_at: Mapped[datetime]


class SubmissionRow(Base):
    """What was sent with a completed task or a message, and the salt of its commitment."""

    __tablename__ = "submission"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    task: Mapped[str | None] = mapped_column(index=True)
    data: Mapped[Json] = mapped_column(ExactJson)
    salt: Mapped[str]
    at: Mapped[datetime]


class TimerRow(Base):
    """A waiting timer; rewritten from the tokens after every order."""

    __tablename__ = "timer"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    element: Mapped[str]
    name: Mapped[str]
    due_at: Mapped[datetime | None]
    frozen: Mapped[bool]
    provisional: Mapped[bool]
    __table_args__ = (Index("ix_timer_due_at", "due_at"),)


class WaitRow(Base):
    """A message a project waits for, found by name and correlation key."""

    __tablename__ = "message_wait"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    correlation: Mapped[str]
    element: Mapped[str]
    __table_args__ = (Index("ix_message_wait_name", "name", "correlation"),)


class IncidentRow(Base):
    """A token or an outbox row that cannot go on until somebody looks."""

    __tablename__ = "incident"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    token: Mapped[str | None]
    outbox: Mapped[int | None]
    element: Mapped[str]
    reason: Mapped[str]
    raised_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    __table_args__ = (Index("ix_incident_open", "resolved_at", "raised_at"),)


class OutboxRow(Base):
    """A promise to the world outside, kept in order per project and channel."""

    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    project: Mapped[str | None] = mapped_column(ForeignKey("project.id"))
    channel: Mapped[str]
    key: Mapped[str]
    body: Mapped[Json] = mapped_column(ExactJson)
    state: Mapped[str]
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    lease: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index("ix_outbox_state_next", "state", "next_at", "id"),
        Index("ix_outbox_project_channel", "project", "channel", "id"),
    )


class CommentRow(Base):
    """What somebody remarked on a project or a task."""

    __tablename__ = "comment"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    task: Mapped[str | None]
    author: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str]


class DocumentRow(Base):
    """A file attached to a project; its bytes lie in the file store under their hash."""

    __tablename__ = "document"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    task: Mapped[str | None]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    class_: Mapped[str] = mapped_column("class")
    author: Mapped[str]
    at: Mapped[datetime]


class NotificationRow(Base):
    """An in-app notice to one person."""

    __tablename__ = "notification"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person: Mapped[str]
    kind: Mapped[str]
    project: Mapped[str | None]
    task: Mapped[str | None]
    title: Mapped[str]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_notification_person", "person", "read_at", "id"),)
