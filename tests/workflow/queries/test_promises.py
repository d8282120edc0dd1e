"""A due time that no law gives says whose promise it is, as the item had it when it began."""

import pytest

from engine.workflow.queries.promise_note import Promise, promise_note
from tests.workflow.houses import House
from tests.workflow.small import drawn, task
from tests.workflow.spiff.short import line

PROPERTY = '<zeebe:properties><zeebe:property name="promise" value="{}"/></zeebe:properties>'
TASKS = drawn(
    line(
        "m",
        task("counted", own='sunroad:dueWorkingDays="=parameters.answer_days"'),
        task("named", ext=PROPERTY.format("answer_days")),
        task("fixed", own='sunroad:dueWorkingDays="3"'),
        task("unknown", ext=PROPERTY.format("other_days")),
    ),
    agency="counted named fixed unknown",
)
BOUND = {"zh": "答复", "en": "Answer", "unit": "working_day", "source": "promise"}


@pytest.mark.parametrize(
    ("element", "promised"),
    [("counted", True), ("named", True), ("fixed", False), ("unknown", False), ("none", False)],
)
def test_a_task_says_which_promise_it_is_due_by(house: House, element: str, promised: bool) -> None:
    told = {"parameters": {"answer_days": 4}, "bounds": {"answer_days": BOUND}}
    house.publish(TASKS, **told)  # type: ignore[arg-type]
    project = house.start({})
    for language, name in (("zh", "答复"), ("en", "Answer")):
        note = Promise(name=name, value=4, unit="working_day", source="promise")
        asked = house.ask(promise_note, project, element, language)
        assert asked == (note if promised else None)
