"""A small house around the example diagrams: two roles, a service, a form, a table, a law row."""

from collections.abc import Mapping
from pathlib import Path

from engine.law.folder import read_book
from engine.vocabulary import Json
from engine.workflow.checks import Bundle, ServiceShape, read_statutes

HERE = Path(__file__).parent
DOCS = HERE.parents[2] / "docs" / "checks"
EXAMPLES = DOCS / "examples"
OTHER = (HERE / "house" / "other.bpmn").read_bytes()
FILES = {
    "mode.dmn": (HERE / "house" / "mode.dmn").read_bytes(),
    "forms/demo/plan.form": (HERE / "house" / "plan.form").read_bytes(),
}
ITEM: Mapping[str, Json] = {
    "code": "A01",
    "zh": "示例",
    "en": "Example",
    "process": "demo",
    "start_form": "demo/plan",
    "starters": ["tenderee"],
}
PROCESSES = HERE.parents[2] / "processes"
STATUTES = read_statutes(PROCESSES, read_book(PROCESSES / "law"))
NOTHING: Mapping[str, bytes] = {}


def bundle_with(
    diagram: bytes, files: Mapping[str, bytes] = NOTHING, item: Mapping[str, Json] = ITEM
) -> Bundle:
    called = {"shared/other.bpmn": OTHER} if b'processId="other"' in diagram else {}
    return Bundle(
        files={"process.bpmn": diagram, **FILES, **called, **files},
        trading_type="demo",
        item=item,
        roles=frozenset({"tenderee", "agency"}),
        services={"notices.publish": ServiceShape(inputs=("kind", "title"), outputs=("notice",))},
        law_rules=frozenset({"ZTB-01", "ZTB-26", "LAND-01", "LAND-02", "LAND-03"}),
        statutes=STATUTES,
    )


def clean() -> bytes:
    """A diagram of the house that nothing is wrong with."""
    return (HERE / "house" / "clean.bpmn").read_bytes()
