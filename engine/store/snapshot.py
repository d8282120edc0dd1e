"""One unmoving picture of a database that others go on writing to."""

from sqlalchemy.orm import Session


def begin(session: Session) -> None:
    """Start the session's transaction so that all its reads see one moment.

    The session must not have begun yet; it must not write.
    """
    assert not session.in_transaction(), "a snapshot begins a transaction of its own"
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    else:
        session.connection(execution_options={"reads": True})
