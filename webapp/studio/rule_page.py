"""What a rule of the checks wants and how to mend it: its page of docs/checks, in one language."""

import re
from pathlib import Path

from flask import abort, render_template

from engine.workflow.checks import CHECKS
from webapp import current
from webapp.studio.blueprint import bp

ROOT = Path(__file__).parents[2]
PLACES = (ROOT / "engine" / "data" / "checks", ROOT / "docs" / "checks")
SECTIONS = ("zh", "en")
"""The order in which a page tells its rule."""


@bp.get("/rules/<rule>")
def rule(rule: str) -> str:
    if rule not in CHECKS:
        abort(404)
    return render_template("studio/rule.html", rule=rule, paragraphs=_paragraphs(_text(rule)))


def _text(rule: str) -> str:
    pages = (place / f"{rule}.md" for place in PLACES)
    return next((page.read_text("utf-8") for page in pages if page.exists()), "")


def _paragraphs(page: str) -> list[list[tuple[str, str]]]:
    """Each as runs of (kind, text): plain, bold or code."""
    _, *sections = page.split("\n## ")
    told = dict(zip(SECTIONS, sections, strict=False)).get(current.language(), "")
    return [_runs(one) for one in told.strip().split("\n\n")[1:]]


def _runs(paragraph: str) -> list[tuple[str, str]]:
    parts = re.split(r"(\*\*.+?\*\*|`[^`]+`)", paragraph)
    return [_run(part) for part in parts if part]


def _run(part: str) -> tuple[str, str]:
    kinds = {"**": "bold", "`": "code"}
    mark = next((one for one in kinds if part.startswith(one)), "")
    return (kinds[mark], part.strip("*`")) if mark else ("plain", part)
