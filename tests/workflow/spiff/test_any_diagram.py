"""Any diagram, any orders: stored at each step is as run through in memory, and nothing is lost."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from engine.workflow.services import Service
from tests.workflow import houses
from tests.workflow.spiff import conservation
from tests.workflow.spiff.acting import Acting, Drawn, Works
from tests.workflow.spiff.drawing import Drawing
from tests.workflow.spiff.shapes import ANY

Build = Callable[..., houses.House]
AMOUNT = st.integers(0, 9).map(str)
DRAWN = st.builds(
    Drawn,
    pick=st.integers(0, 10),
    days=st.integers(1, 3),
    data=st.fixed_dictionaries({"note": st.sampled_from(["x", "二", "{}"]), "amount": AMOUNT}),
)
BROKEN = st.sampled_from([False, False, True])
"""Whether the service of all diagrams is out of order."""
ORDERS = ["complete"] * 6 + ["retry"] * 4 + ["send"] * 3 + ["wait"] * 2 + ["suspend"]


class AnyDiagram(RuleBasedStateMachine):
    """One project of one drawn diagram, and its twin. `house` and `works` come with the test."""

    house: houses.House
    works: Works

    @initialize(shape=ANY, amount=AMOUNT, broken=BROKEN)
    def start(self, shape: object, amount: str, broken: bool) -> None:
        self.works.broken = broken
        self.acting = Acting(self.house, self.works, *Drawing().diagrams(shape), amount=amount)
        self.fingerprint = self.acting.definition.fingerprint()

    @rule(kind=st.sampled_from(ORDERS), drawn=DRAWN, broken=BROKEN)
    def give(self, kind: str, drawn: Drawn, broken: bool) -> None:
        """The order that was drawn, or the first that the project can take."""
        self.works.broken = broken and kind != "suspend"
        for name in (kind, "complete", "send", "wait"):
            if getattr(self.acting, name)(drawn):
                return

    @invariant()
    def alike(self) -> None:
        self.acting.compare()

    @invariant()
    def conserved(self) -> None:
        twin = self.acting.twin
        conservation.check(twin.definition, twin.flow, twin.happened)

    def teardown(self) -> None:
        if hasattr(self, "fingerprint"):
            assert self.acting.definition.fingerprint() == self.fingerprint, "a run changed a spec"


def _run(build: Build, examples: int, steps: int) -> None:
    works = Works()
    house = build("sqlite", tiny_work=Service(run=works.run, zh="做", en="work"))
    kind = type("OfThisHouse", (AnyDiagram,), {"house": house, "works": works})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        kind,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert house.ledger_is_whole()


def test_any_diagram_stored_at_each_step_is_as_run_through_in_memory(build: Build) -> None:
    _run(build, examples=40, steps=12)


@pytest.mark.long
def test_many_more_diagrams_stored_at_each_step_are_as_run_through(build: Build) -> None:
    _run(build, examples=500, steps=30)
