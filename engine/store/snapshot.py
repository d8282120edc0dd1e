"""One unmoving picture of a database that others go on writing to."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def begin(session: Session) -> None:
    """Let all reads of the session's transaction see one moment; nothing was read yet.

    On SQLite the first read takes the picture; on PostgreSQL this statement must come first.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    elif not session.in_transaction():
        session.connection(execution_options={"reads": True})
