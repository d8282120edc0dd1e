"""Words every room speaks: who acts, what happened, what is to be sent, one page of a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

Json = None | bool | int | str | Decimal | list["Json"] | dict[str, "Json"]
"""A case-file value: what JSON holds, with every number exact."""

Data = Mapping[str, Json]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who gives an order: a person with the roles they hold, or the clock."""

    id: str
    name: str = ""
    organisation: str | None = None
    region: str | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    channel: str = "web"


CLOCK = Actor(id="clock", name="时钟", roles=frozenset({"clock"}), channel="clock")
PUBLIC = Actor(id="public", name="公众", roles=frozenset({"public"}), channel="portal")
"""Whoever reads the portal: nobody asks who it is, and nothing is kept of it."""
OPERATOR = Actor(id="operator", name="运维", roles=frozenset({"operator"}), channel="cli")

BANK = Actor(id="bank", name="银行", roles=frozenset({"bank"}), channel="bank")
"""Banks and issuers of guarantees: their signatures count, not who brings them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """A command to change something, given by someone. Handled by `Engine.handle` alone."""

    actor: Actor


class Fact(StrEnum):
    """What happened, as subject:verb in the past tense; the ledger is a list of these."""

    PROJECT_STARTED = "project:started"
    PROJECT_COMPLETED = "project:completed"
    PROJECT_SUSPENDED = "project:suspended"
    PROJECT_RESUMED = "project:resumed"
    PROJECT_CANCELLED = "project:cancelled"
    PROJECT_LINKED = "project:linked"
    PARTICIPANT_JOINED = "participant:joined"
    TASK_OPENED = "task:opened"
    TASK_CLAIMED = "task:claimed"
    TASK_RELEASED = "task:released"
    TASK_ASSIGNED = "task:assigned"
    TASK_DELEGATED = "task:delegated"
    TASK_TAKEN_BACK = "task:taken_back"
    TASK_COMPLETED = "task:completed"
    TASK_WITHDRAWN = "task:withdrawn"
    TASK_PRIORITISED = "task:prioritised"
    COMMENT_ADDED = "comment:added"
    DOCUMENT_ATTACHED = "document:attached"
    MESSAGE_RECEIVED = "message:received"
    MESSAGE_REFUSED = "message:refused"
    SERVICE_CALLED = "service:called"
    DECISION_MADE = "decision:made"
    TIMER_SET = "timer:set"
    TIMER_MOVED = "timer:moved"
    TIMER_FIRED = "timer:fired"
    TIMER_REMOVED = "timer:removed"
    INCIDENT_RAISED = "incident:raised"
    INCIDENT_RESOLVED = "incident:resolved"
    MESSAGE_QUEUED = "message:queued"
    MESSAGE_SENT = "message:sent"
    MESSAGE_FAILED = "message:failed"
    NOTICE_PUBLISHED = "notice:published"
    NOTICE_WITHDRAWN = "notice:withdrawn"
    NOTICE_CIRCULATED = "notice:circulated"
    NOTICE_DELIVERED = "notice:delivered"
    NOTICE_DIFFERS = "notice:differs"
    NOTICE_REPAIRED = "notice:repaired"
    MEDIUM_SAVED = "medium:saved"
    BID_RECEIVED = "bid:received"
    BID_REPLACED = "bid:replaced"
    BID_WITHDRAWN = "bid:withdrawn"
    BID_ERASED = "bid:erased"
    MONEY_RECEIVED = "money:received"
    MONEY_ORDERED = "money:ordered_out"
    MONEY_PAID = "money:paid_out"
    MONEY_REFUSED = "money:refused"
    MONEY_PAYERS_TOLD = "money:payers_told"
    STATEMENT_IMPORTED = "statement:imported"
    DEPOSIT_OPENED = "deposit:opened"
    DEPOSIT_TICKET_GIVEN = "deposit:ticket_given"
    DEPOSIT_REVEALED = "deposit:revealed"
    DEPOSIT_RETURNED = "deposit:returned"
    DEPOSIT_FORFEITED = "deposit:forfeited"
    GUARANTEE_TAKEN = "guarantee:taken"
    GUARANTEE_REVOKED = "guarantee:revoked"
    GUARANTEE_CLAIMED = "guarantee:claimed"
    GUARANTEE_RELEASED = "guarantee:released"
    FEE_BILLED = "fee:billed"
    FEE_WAIVED = "fee:waived"
    FEE_INVOICED = "fee:invoiced"
    VERSION_PUBLISHED = "version:published"
    ITEM_PUBLISHED = "item:published"
    ITEM_DERIVED = "item:derived"
    ITEM_FOLLOWED = "item:followed"
    ITEM_ENDED = "item:ended"
    ITEM_IN_FORCE = "item:came_into_force"
    REGISTER_IMPORTED = "register:imported"
    REGISTER_DECIDED = "register:decided"
    PACKAGE_IMPORTED = "package:imported"
    KEY_TRUSTED = "key:trusted"
    KEY_WITHDRAWN = "key:withdrawn"
    DRAFT_OPENED = "draft:opened"
    DRAFT_REVIEW_ASKED = "draft:review_asked"
    DRAFT_RETURNED = "draft:returned"
    DRAFT_PUBLISHED = "draft:published"
    DRAFT_DROPPED = "draft:dropped"
    PARTY_REGISTERED = "party:registered"
    PARTY_CHANGED = "party:changed"
    PARTY_MERGED = "party:merged"
    PARTY_CHANGE_REACHED = "party:change_reached"
    PARTY_CHANGE_NOTED = "party:change_noted"
    INTAKE_RETURNED = "intake:returned"
    INTAKE_ACCEPTED = "intake:accepted"
    ORGANISATION_CREATED = "organisation:created"
    ORGANISATION_CHANGED = "organisation:changed"
    PERSON_CREATED = "person:created"
    PERSON_CHANGED = "person:changed"
    PERSON_MOVED = "person:moved"
    ROLE_GRANTED = "role:granted"
    ROLE_REVOKED = "role:revoked"
    SIGNED_IN = "person:signed_in"
    SIGNED_OUT = "person:signed_out"
    SIGN_IN_REFUSED = "person:sign_in_refused"
    PASSWORD_CHANGED = "person:password_changed"  # noqa: S105 - a fact, not a secret
    TOTP_ENROLLED = "person:totp_enrolled"
    LAW_ROW_CONFIRMED = "law_row:confirmed"
    LAW_ROW_CORRECTED = "law_row:corrected"
    CALENDAR_DAY_CORRECTED = "calendar_day:corrected"
    CALENDAR_YEAR_CONFIRMED = "calendar_year:confirmed"
    CLOCK_MOVED = "clock:moved"
    ARCHIVE_SEALED = "archive:sealed"
    ARCHIVE_PACKED = "archive:packed"
    ARCHIVE_LENT = "archive:lent"
    ARCHIVE_RETURNED = "archive:returned"
    CANDIDATES_NAMED = "award:candidates_named"
    AWARD_DECIDED = "award:decided"
    CONTRACT_RECORDED = "contract:recorded"
    LETTER_ISSUED = "letter:issued"
    LETTER_SIGNED = "letter:signed"
    LETTER_RECEIVED = "letter:received"
    LETTER_REVOKED = "letter:revoked"
    CUSTODIAN_REGISTERED = "custodian:registered"
    CUSTODIAN_REPLACED = "custodian:replaced"
    CUSTODIAN_REHEARSED = "custodian:rehearsed"
    CUSTODIANS_FIXED = "custodian:fixed"
    OPENING_BEGUN = "opening:begun"
    OPENING_ATTENDED = "opening:attended"
    SHARES_HANDED_IN = "opening:shares_handed_in"
    BIDDER_KEY_HANDED_IN = "opening:bidder_key_handed_in"
    BIDS_READ_OUT = "opening:bids_read_out"
    CONTENT_CHECKED = "opening:content_checked"
    OPENING_OBJECTION_RAISED = "opening:objection_raised"
    OPENING_OBJECTION_ANSWERED = "opening:objection_answered"
    MINUTES_DRAWN_UP = "opening:minutes_drawn_up"
    MINUTES_SIGNED = "opening:minutes_signed"
    OPENING_CLOSED = "opening:closed"
    BID_FILE_TAKEN = "opening:file_taken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A promise to the world outside: queued in the outbox, sent after commit by its channel.

    `key` makes sending idempotent: a receiver that saw it before does nothing.
    """

    channel: str
    key: str
    body: Data


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[T]):
    """One page of a list by keyset: `next_key` opens the next page, `count` stops at 1,000."""

    items: tuple[T, ...]
    next_key: str | None = None
    count: int = 0
    capped: bool = False
