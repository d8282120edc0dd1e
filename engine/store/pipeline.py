"""Sends a run of writes without waiting for each answer, where the driver can: PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection
from sqlalchemy.orm import Session


@contextmanager
def pipelined(session: Session) -> Iterator[None]:
    """Statements inside return at once; an error of any of them is raised at the end.

    No statement inside may need its rows or its row count.
    """
    driver = session.connection().connection.driver_connection
    if not isinstance(driver, Connection):
        yield
        return
    with driver.pipeline():
        yield
