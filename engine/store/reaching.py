"""What a database that cannot serve says, as a refusal."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from engine.errors import NotReady, Refused, Unavailable

NO_TABLE = "42P01"
NO_DATABASE_FILE = "file is not a database"
SQLITE_WRONG_SQL = "SQLITE_ERROR"


class UnknownDatabase(Refused):
    """SUNROAD_DATABASE_URL is neither sqlite:///… nor postgresql://…"""


@contextmanager
def reached() -> Iterator[None]:
    """Around everything that speaks to the database.

    Raises:
        Unavailable: it is away.
        NotReady: it has no tables yet.
        UnknownDatabase: its URL names none that is known.
    """
    try:
        yield
    except ArgumentError as error:
        raise UnknownDatabase from error
    except DBAPIError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: DBAPIError) -> Refused | None:
    told = str(error.orig).strip().partition("\n")[0]
    if getattr(error.orig, "sqlstate", None) == NO_TABLE or told.startswith("no such table"):
        return NotReady()
    return Unavailable(told) if _away(error, told) else None


def _away(error: DBAPIError, told: str) -> bool:
    """SQLite calls a wrong statement operational too."""
    if getattr(error.orig, "sqlite_errorname", "") == SQLITE_WRONG_SQL:
        return False
    operational = isinstance(error, OperationalError)
    return operational or error.connection_invalidated or told == NO_DATABASE_FILE
