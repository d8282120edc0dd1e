"""Packs a sealed archive; called twice it packs the same and keeps one."""

from collections.abc import Sequence

from engine.people.roles import Roles
from engine.settings import Settings
from engine.store import database, snapshot
from engine.store.files import FileStore
from engine.trading.archive.orders.keep_archive import KeepArchive
from engine.trading.archive.packing import pack
from engine.trading.archive.queries.contents import Contents, contents
from engine.vocabulary import CLOCK, Data, Order
from engine.workflow.house import House


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    """Returns the order that notes which file it became.

    Raises:
        OSError: a file that the project holds is not on disk.
    """
    project = str(body["project"])
    kept = pack(settings, project, _read(settings, project))
    return [KeepArchive(actor=CLOCK, project=project, sha256=kept.sha256, size=kept.size)]


def _read(settings: Settings, project: str) -> Contents:
    """All of it as of one moment; reads the database for itself, and writes nothing."""
    home = House(
        settings=settings,
        services={},
        roles=Roles.read(settings.processes / "roles.toml"),
        files=FileStore(settings.files),
    )
    connected = database.connect(settings.database_url)
    try:
        with database.sessions(connected)(info={"house": home}) as session:
            snapshot.begin(session)
            return contents(session, project)
    finally:
        connected.dispose()
