"""Writers of one process queue for SQLite's only lock: first come, first served.

Without it they would poll, and under load some would wait many times longer than others.
"""

from collections import deque
from threading import Lock
from types import TracebackType

from sqlalchemy import Engine


class Turns:
    """`with turns:` waits for one's turn; where the database lets many write, nobody waits."""

    def __init__(self, database: Engine) -> None:
        self._needed = database.dialect.name == "sqlite"
        self._guard = Lock()
        self._queue: deque[Lock] = deque()

    def __enter__(self) -> None:
        if not self._needed:
            return
        mine = Lock()
        mine.acquire()
        with self._guard:
            self._queue.append(mine)
            first = len(self._queue) == 1
        if not first:
            mine.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._needed:
            return
        with self._guard:
            self._queue.popleft()
            if self._queue:
                self._queue[0].release()
