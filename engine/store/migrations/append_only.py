"""The database itself refuses to rewrite the ledger: triggers on SQLite and PostgreSQL."""

from sqlalchemy import Connection, text

KEYS = {"fact": ("chain", "seq"), "checkpoint": ("number",), "chain_head": ("chain",)}
NEVER_CHANGED = ("fact", "checkpoint")
MESSAGE = "the ledger is append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'insufficient_privilege'; END $$
"""
BACKWARD = "NEW.chain <> OLD.chain OR NEW.seq <= OLD.seq"


def install(connection: Connection) -> None:
    """Put every trigger in place; tables must exist, triggers must not."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION)
    for statement in _statements(connection.dialect.name).values():
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take every trigger away: for a migration that must rebuild a table, and for tests."""
    for name in _statements(connection.dialect.name):
        table = next(table for table in KEYS if name.startswith(table))
        on_table = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on_table}")


def missing(connection: Connection) -> tuple[str, ...]:
    """Names of triggers that should be there and are not, or are switched off."""
    postgresql = connection.dialect.name == "postgresql"
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        if postgresql
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    there = set(connection.scalars(text(query)))
    return tuple(name for name in _statements(connection.dialect.name) if name not in there)


def _statements(dialect: str) -> dict[str, str]:
    return _postgresql() if dialect == "postgresql" else _sqlite()


def _sqlite() -> dict[str, str]:
    stop = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    found: dict[str, str] = {}
    for table, key in KEYS.items():
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        found[f"{table}_no_delete"] = f"BEFORE DELETE ON {table} {stop}"
        # INSERT OR REPLACE removes the old row without firing the delete trigger.
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names from above
        found[f"{table}_no_replace"] = f"BEFORE INSERT ON {table} WHEN {exists} {stop}"
    for table in NEVER_CHANGED:
        found[f"{table}_no_update"] = f"BEFORE UPDATE ON {table} {stop}"
    found["chain_head_forward"] = f"BEFORE UPDATE ON chain_head WHEN {BACKWARD} {stop}"
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in found.items()}


def _postgresql() -> dict[str, str]:
    stop = "EXECUTE FUNCTION ledger_refuses()"
    found: dict[str, str] = {}
    for table in KEYS:
        found[f"{table}_no_delete"] = (
            f"BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT {stop}"
        )
    for table in NEVER_CHANGED:
        found[f"{table}_no_update"] = f"BEFORE UPDATE ON {table} FOR EACH STATEMENT {stop}"
    found["chain_head_forward"] = (
        f"BEFORE UPDATE ON chain_head FOR EACH ROW WHEN ({BACKWARD}) {stop}"
    )
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in found.items()}
