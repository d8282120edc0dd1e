"""Foreign keys set aside while rows come in any order, and checked again at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, ForeignKeyConstraint, Table, text
from sqlalchemy.schema import AddConstraint, DropConstraint


@contextmanager
def set_aside(connection: Connection, tables: list[Table]) -> Iterator[None]:
    """On PostgreSQL the keys are dropped and made again, all in the one transaction."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield
        return
    keys = [
        one
        for table in tables
        for one in table.constraints
        if isinstance(one, ForeignKeyConstraint)
    ]
    for key in keys:
        connection.execute(DropConstraint(key))
    yield
    for key in keys:
        connection.execute(AddConstraint(key))


def continue_numbers(connection: Connection, tables: list[Table]) -> None:
    """Counters go on after the highest number that came in."""
    if connection.dialect.name == "sqlite":
        return
    counter = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
    for table in tables:
        for column in table.primary_key.columns:
            names = {"table": table.name, "column": column.name}
            if sequence := connection.scalar(counter, names):
                highest = f'SELECT max("{column.name}") FROM "{table.name}"'  # noqa: S608 - reflected
                connection.execute(
                    text(f"SELECT setval(:name, m) FROM ({highest}) AS t(m) WHERE m IS NOT NULL"),  # noqa: S608
                    {"name": sequence},
                )
