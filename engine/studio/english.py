"""The English names of a draft's elements, as far as its translations can be read."""

from collections.abc import Mapping

from engine.store import exact
from engine.workflow.versions import ENGLISH


def english_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Element → name, all processes together; nothing where the file cannot be read."""
    try:
        told = exact.loads(files.get(ENGLISH, b"{}"))
    except ValueError:
        return {}
    processes = told.values() if isinstance(told, dict) else ()
    return {
        element: str(name)
        for process in processes
        if isinstance(process, dict)
        for element, name in process.items()
    }
