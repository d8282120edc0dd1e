"""What is wrong with a form file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Defect:
    """One thing wrong with one component (its key or id; empty for the file as a whole)."""

    component: str
    zh: str
    en: str

    def sentence(self, path: str) -> str:
        where = f"{path}: {self.component}" if self.component else path
        return f"{where}: {self.zh} ({self.en})"
