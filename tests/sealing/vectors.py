"""The vectors of the standards, the same file for Python and for the browser."""

import json
from pathlib import Path
from typing import Any

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))


def unhex(text: str) -> bytes:
    return bytes.fromhex(text)
