"""A file store that holds only so much."""

from engine.errors import TooLarge
from engine.store.files import FileStore, Stored, Stream

MOST_BYTES = 200 * 1024 * 1024


class Quota(FileStore):
    """The sum of all files of a sandbox stays under `MOST_BYTES`."""

    def put(self, stream: Stream, limit: int) -> Stored:
        """Raises TooLarge: the file, or all together."""
        left = MOST_BYTES - self._used()
        if left <= 0:
            raise TooLarge(f"more than {MOST_BYTES} bytes in one sandbox")
        return super().put(stream, min(limit, left))

    def _used(self) -> int:
        return sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())
