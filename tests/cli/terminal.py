"""The command line inside the test's own process: what a person at a terminal types and reads."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from engine.store import exact
from webapp.cli import main


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return exact.loads(self.out)

    @property
    def line(self) -> str:
        """Standard output as one line."""
        return self.out.strip()


class Terminal:
    """Types commands in one environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def type(self, *words: str, stdin: bytes = b"") -> Answer:
        out, err = io.StringIO(), io.StringIO()
        code = 0
        with ExitStack() as stack:
            stack.enter_context(redirect_stdout(out))
            stack.enter_context(redirect_stderr(err))
            stack.enter_context(patch.object(sys, "argv", ["sunroad", *words]))
            stack.enter_context(patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))))
            stack.enter_context(patch.dict(os.environ, self.environment))
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
        return Answer(code=code, out=out.getvalue(), err=err.getvalue())

    def says(self, *words: str, stdin: bytes = b"") -> Answer:
        """As `type`, and all went well."""
        answer = self.type(*words, stdin=stdin)
        assert answer.code == 0, f"{words}: {answer.err}"
        return answer

    def refuses(self, *words: str, stdin: bytes = b"") -> str:
        """As `type`, and it ended with exit code 2 and one line: the line."""
        answer = self.type(*words, stdin=stdin)
        assert answer.code == 2, f"{words}: {answer.code} {answer.out} {answer.err}"
        assert answer.out == ""
        assert answer.err.count("\n") == 1 and answer.err.startswith("sunroad: "), answer.err
        assert "Traceback" not in answer.err
        return answer.err.strip()
