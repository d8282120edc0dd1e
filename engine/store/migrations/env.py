"""Alembic's entry: runs the scripts on the connection that `upgrade` hands over."""

from alembic import context

from engine.store.base import Base
from engine.store.migrations.rendering import render

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
