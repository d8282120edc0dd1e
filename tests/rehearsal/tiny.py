"""A type of two steps, one of the agency and one of the centre, small enough to try in no time."""

from collections.abc import Mapping

from bench import diagrams, lab
from engine.store import exact
from engine.vocabulary import Json
from engine.workflow import packages
from engine.workflow.packages import Package

ITEM = """
code = "TINY"
zh = "小"
en = "Tiny"
class = "x"
process = "tiny"
start_form = "tiny/start"
starters = ["agency"]
legal_basis = "-"
department = "-"
"""


def files(steps: int = 2, **more: bytes) -> dict[str, bytes]:
    """The files of a draft; `more` are stories by name."""
    forms = {
        f"forms/tiny/{name}.form": lab.FORM.replace("FORM_ID", f"tiny_{name}").encode()
        for name in ("start", "step")
    }
    stories = {f"stories/{name}.json": body for name, body in more.items()}
    diagram = diagrams.line("tiny", steps).encode()
    return {"item.toml": ITEM.encode(), "process.bpmn": diagram, **forms, **stories}


def package(steps: int = 2, **stories: bytes) -> Package:
    return packages.of(files(steps, **stories), "tiny")


def story(*steps: Mapping[str, Json], clock: str = "2026-03-02T09:00:00+08:00") -> bytes:
    told: dict[str, Json] = {
        "title": "小",
        "title_en": "Tiny",
        "item": "TINY",
        "clock": clock,
        "region": "320100",
        "participants": {"agency": "agency1"},
        "case": {"note": "一"},
        "steps": [dict(step) for step in steps],
    }
    return exact.dumps(told).encode()
