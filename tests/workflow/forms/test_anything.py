"""Whatever is sent, the answer is a clean submission or a list of problems."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import Invalid
from engine.workflow.forms import SENTENCES, say
from tests.workflow.forms.tender import GOOD, form, validate

TENDER = form()
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["works", "other", "L1", "web", "d1", "2026-06-22", "甲", "19.90", "1e9"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "score", "remark", "phone", "road"]) | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
KEYS = st.sampled_from([*GOOD, "why", "total", "nobody"])
SUBMISSIONS = st.dictionaries(KEYS, ANYTHING, max_size=8)
NEARLY_GOOD = st.builds(lambda change: {**GOOD, **change}, st.dictionaries(KEYS, ANYTHING))
FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FAST
@given(ANYTHING | SUBMISSIONS | NEARLY_GOOD)
def test_anything_sent_is_let_through_or_refused_in_words(data: Any) -> None:
    try:
        taken = validate(TENDER, data)
    except Invalid as refused:
        for problem in refused.problems:
            assert problem.key in SENTENCES
            assert say(problem, "zh") and say(problem, "en") == problem.text
    else:
        assert validate(TENDER, taken) == taken


@FAST
@given(st.dictionaries(KEYS, ANYTHING, max_size=8), st.dictionaries(KEYS, ANYTHING, max_size=8))
def test_a_case_file_of_any_shape_does_no_harm(data: Any, known: Any) -> None:
    try:
        taken = validate(TENDER, data, known)
    except Invalid:
        return
    assert validate(TENDER, taken, known) == taken
