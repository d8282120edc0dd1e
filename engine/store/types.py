"""Column types: aware moments, exact JSON."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from engine.store import exact
from engine.vocabulary import Json


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC; SQLite stores it naive and gets it back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactJson(TypeDecorator[Json]):
    """A JSON value as text, key order and every digit kept (never jsonb)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Json, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return exact.dumps(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Json:  # noqa: ARG002 - SQLAlchemy's signature
        return exact.loads(value) if value is not None else None
