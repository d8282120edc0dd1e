"""What the runtime role of PostgreSQL may do: everything but rewriting the ledger."""

from sqlalchemy import Connection, make_url, text

from engine.store import database
from engine.store.migrations.append_only import KEYS, NEVER_CHANGED

RUNTIME_MAY = "SELECT, INSERT, UPDATE, DELETE"


def restrict(owner_url: str, runtime_url: str) -> None:
    """Give the runtime URL's role its rights; run by the owner after every migration.

    Nothing to do on SQLite, or where both URLs name one role.
    """
    role = make_url(runtime_url).username
    if not owner_url.startswith("postgresql") or role in (None, make_url(owner_url).username):
        return
    connected = database.connect(owner_url)
    try:
        with connected.begin() as connection:
            _grant(connection, str(role))
    finally:
        connected.dispose()


def may_rewrite(connection: Connection) -> tuple[str, ...]:
    """Ledger tables that the connection's own role could update or delete from."""
    right = text("SELECT has_table_privilege(:table, 'UPDATE, DELETE, TRUNCATE')")
    return tuple(table for table in NEVER_CHANGED if connection.scalar(right, {"table": table}))


def _grant(connection: Connection, role: str) -> None:
    name = connection.dialect.identifier_preparer.quote_identifier(role)
    statements = [
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT {RUNTIME_MAY} ON ALL TABLES IN SCHEMA public TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
        f"REVOKE DELETE, TRUNCATE ON {', '.join(KEYS)} FROM {name}",
        f"REVOKE UPDATE ON {', '.join(NEVER_CHANGED)} FROM {name}",
    ]
    for statement in statements:
        connection.exec_driver_sql(statement)
