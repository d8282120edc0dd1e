"""A trial with made-up answers to the start form, up to where the process first waits."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal

from engine.errors import BadDiagram
from engine.vocabulary import Data, Json
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.known_names import law_functions
from engine.workflow.checks.package import Package
from engine.workflow.spiff import ElementFailed, Flow, ServiceCall, Thrown

SOME_DAY = datetime(2026, 6, 1, 1, tzinfo=UTC)
SAMPLES: Mapping[str, Json] = {
    "number": Decimal(1),
    "checkbox": True,
    "checklist": ["1"],
    "taglist": ["1"],
    "filepicker": [],
    "dynamiclist": [],
    "datetime": "2026-06-01",
}
"""An answer by the kind of a form's component; a text for all others."""


def check(package: Package) -> Iterator[Complaint]:
    if any(found.broken or found.bounded for _, found in package.explored):
        return
    for process, definition in package.readings.items():
        if isinstance(definition, BadDiagram):
            continue
        try:
            Flow.start(definition, _Nobody(), _answers(package))
        except ElementFailed as failed:
            yield _complaint(package, process, failed.element, failed.reason)
        except Exception as failure:  # Whatever is drawn, the gate answers.
            why = f"{type(failure).__name__}: {failure}"
            yield _complaint(package, process, process, why)


def _answers(package: Package) -> Data:
    """Something in every field of the item's start form, or nothing where there is none."""
    form = package.forms.get(str(package.bundle.item.get("start_form")))
    fields = form.fields if form is not None else ()
    return {one.key: SAMPLES.get(one.type, "1") for one in fields if one.key.isidentifier()}


def _complaint(package: Package, process: str, element: str, reason: str) -> Complaint:
    for diagram, node in package.each("process"):
        if node.get("id") == process:
            at = diagram.index.find(element)
            return diagram.complain(
                node if at is None else at,
                f"试运行停在这里：{reason}",
                f"a trial run stops here: {reason}",
            )
    return Complaint("", element, reason, reason)


class _Nobody:
    """A house without services or tables: everything answers nothing."""

    now = SOME_DAY

    def __init__(self) -> None:
        self.functions: Mapping[str, Callable[..., object]]
        self.functions = dict.fromkeys(law_functions(), _nothing)

    def serve(self, _: ServiceCall, /) -> Data:
        return {}

    def decide(self, _: str, __: Mapping[str, object], /) -> Json:
        return None

    def send(self, _: Thrown, /) -> None:
        return None


def _nothing(*_: object) -> None:
    return None
