"""Runs a preparation step only when what it depends on has changed, and says so on one line."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class UnpreparedError(Exception):
    """A step cannot be done here; the message says what to do about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing to make: once made, `stamp` holds the digest of `sources`."""

    title: str
    sources: Sequence[Path]
    stamp: Path
    product: Path
    make: Callable[[], None] = field(repr=False)

    def run(self) -> bool:
        """Make the product unless it is fresh; True when something was done."""
        digest = digest_of(self.sources)
        if self.product.exists() and self.stamp.exists() and self.stamp.read_text() == digest:
            return False
        say(f"{self.title} ...")
        began = time.monotonic()
        self.make()
        self.stamp.write_text(digest)
        say(f"{self.title}: done in {time.monotonic() - began:.1f} s")
        return True


def digest_of(paths: Iterable[Path]) -> str:
    """SHA-256 over names and contents of the files, folders walked."""
    total = hashlib.sha256()
    for path in sorted(file for root in paths for file in _files(root)):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def call(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> None:
    """Run in the checkout; its output is shown only when it fails."""
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, env=env, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-4000:] + done.stderr[-4000:])
        shown = " ".join(map(str, command))
        raise UnpreparedError(f"failed with exit code {done.returncode}: {shown}")


def say(line: str) -> None:
    """Progress, at once even through a pipe."""
    print(f"· {line}", flush=True)


def _files(path: Path) -> Iterable[Path]:
    return (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else (path,)
