"""Two versions of a package, file by file, with what changed in words."""

from engine.workflow.comparing.change import Change, FileChange, How, Part
from engine.workflow.comparing.compare import compare

__all__ = ["Change", "FileChange", "How", "Part", "compare"]
