"""What the pages for people say, taken apart for comparing."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = {"README.md": "README.zh-CN.md"}
PAIRS = {
    **READMES,
    "docs/operator/README.md": "docs/operator/README.zh-CN.md",
    "docs/sealing.md": "docs/sealing.zh-CN.md",
    "docs/analyst/README.md": "docs/analyst/README.zh-CN.md",
    "docs/analyst/packages.md": "docs/analyst/packages.zh-CN.md",
    "docs/analyst/diagrams.md": "docs/analyst/diagrams.zh-CN.md",
    "docs/analyst/try-out.md": "docs/analyst/try-out.zh-CN.md",
    "docs/analyst/catalogue.md": "docs/analyst/catalogue.zh-CN.md",
}
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "webapp/assets/README.md",
    )
)
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def sections(page: str) -> list[str]:
    """The text under each second-level heading, in order."""
    return text(page).split("\n## ")[1:]


def rows(section: str) -> list[list[str]]:
    """Cells of every row of every table, heads and rules left out."""
    found: list[list[str]] = []
    for block in re.findall(r"(?:^\|.*\n?)+", section, re.MULTILINE):
        lines = [line.strip().strip("|").split("|") for line in block.strip().splitlines()]
        found += [[cell.strip() for cell in line] for line in lines[2:]]
    return found


def named(section: str) -> list[str]:
    """What stands in backquotes in the first cell of each row."""
    return [name for row in rows(section) for name in CODE.findall(row[0])]


def first_cells(section: str) -> list[str]:
    return [row[0] for row in rows(section)]


def shape(page: str) -> list[tuple[int, list[str], list[str]]]:
    """For each section: how many table rows, which names of code, which links."""
    return [
        (len(rows(one)), sorted(set(CODE.findall(_plain(one)))), LINK.findall(_english(one)))
        for one in sections(page)
    ]


def _plain(section: str) -> str:
    return re.sub(r"```.*?```", "", section, flags=re.DOTALL)


def _english(section: str) -> str:
    return section.replace(".zh-CN.md", ".md")
