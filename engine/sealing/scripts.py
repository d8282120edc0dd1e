"""The browser's sealing scripts: each release's is kept, since a notice may have named it."""

from hashlib import sha256
from pathlib import Path

from engine.errors import SealingRefused
from engine.settings import Settings
from engine.store.files import FileStore

CLI = "sunroad-cli "


def store_of(settings: Settings) -> FileStore:
    """A store of its own beside the house's files: nothing but scripts of releases is in it."""
    return FileStore(settings.scripts)


def keep(settings: Settings, script: Path, digest: str) -> None:
    """Keep a release's script and let new notices name it."""
    store = store_of(settings)
    if not store.has(digest):
        with script.open("rb") as content:
            store.restore(content, digest)
    if store.marker() != digest:
        store.mark(digest)


def current(settings: Settings) -> str:
    """SHA-256 (hex) of the script that a notice names now; empty before the site first ran."""
    return store_of(settings).marker() or ""


def kept(settings: Settings, digest: str) -> bytes:
    """A script byte for byte, checked against its hash before anybody runs it.

    Raises:
        NotFound: no release had it.
        SealingRefused: the file was changed on disk.
    """
    store = store_of(settings)
    content = b"".join(store.open(digest))
    if sha256(content).hexdigest() != digest:
        raise SealingRefused("script", name=digest)
    return content


def is_known(settings: Settings, script: str) -> bool:
    """Whether a manifest names a script of ours, or the command line."""
    return script.startswith(CLI) or store_of(settings).has(script)
