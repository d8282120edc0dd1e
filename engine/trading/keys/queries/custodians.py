"""The custodians of a project with their public keys, in the order the item names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.keys.plan import plan_of
from engine.trading.keys.tables import CustodianKeyRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Custodian:
    """`id` is the role; `public_keys` are base64 by scheme, as the key file's maker gave them."""

    id: str
    person: str
    organisation: str
    suite: str
    public_keys: Mapping[str, str]
    fingerprint: str
    rehearsed_at: datetime | None
    fixed_at: datetime | None


def custodians_of(session: Session, project: str) -> tuple[Custodian, ...]:
    """Those who have a key by now; empty where the item seals no bids."""
    plan = plan_of(session, project)
    rows = {row.role: row for row in current_keys(session, project)}
    return tuple(_custodian(rows[role]) for role in plan.custodians if role in rows) if plan else ()


def current_keys(session: Session, project: str) -> tuple[CustodianKeyRow, ...]:
    """The rows of the keys that count, for orders and services."""
    rows = select(CustodianKeyRow).where(
        CustodianKeyRow.project == project, CustodianKeyRow.state == "current"
    )
    return tuple(session.scalars(rows.order_by(CustodianKeyRow.role)))


def public_keys_of(row: CustodianKeyRow) -> dict[str, str]:
    """Base64 by scheme."""
    keys = row.public_keys if isinstance(row.public_keys, dict) else {}
    return {scheme: str(key) for scheme, key in keys.items()}


def _custodian(row: CustodianKeyRow) -> Custodian:
    return Custodian(
        id=row.role,
        person=row.person,
        organisation=row.organisation,
        suite=row.suite,
        public_keys=public_keys_of(row),
        fingerprint=row.fingerprint,
        rehearsed_at=row.rehearsed_at,
        fixed_at=row.fixed_at,
    )
