"""How column types are written into a migration: a script outlives changes to our classes."""

from typing import Literal

from alembic.autogenerate.api import AutogenContext

from engine.store.types import ExactJson, Moment


def render(kind: str, item: object, context: AutogenContext) -> str | Literal[False]:  # noqa: ARG001 - Alembic's signature
    """Our types as SQLAlchemy's own; False leaves the rest to Alembic."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, ExactJson):
        return "sa.Text()"
    return False
