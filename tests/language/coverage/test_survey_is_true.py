"""Whatever a table looks like: an example of a gap hits no rule, one of an overlap hits both."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.language import feel
from engine.language.dmn import Decision
from engine.language.dmn.coverage import Survey, survey
from engine.language.dmn.trying import tried
from tests.language.coverage.tables import decision

NOW = datetime(2026, 6, 1, tzinfo=UTC)
NUMBERS = st.sampled_from(["0", "1", "2", "2.5", "-3", "10"])
TEXTS = st.sampled_from(['"a"', '"b"', '"other"'])
DATES = st.sampled_from([f'date("2026-01-{day:02}")' for day in (1, 2, 3, 9)])


def ranges(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["", "<", "<=", ">", ">="])
    ends = st.sampled_from(["[{}..{}]", "({}..{})", "[{}..{})", "({}..{}]"])
    one = st.builds("{} {}".format, signs, values) | st.builds(str.format, ends, values, values)
    some = st.lists(one, min_size=1, max_size=3).map(", ".join)
    return st.just("-") | some | some.map("not({})".format)


def listed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(values, min_size=1, max_size=3).map(", ".join)
    return st.just("-") | some | some.map("not({})".format)


CELLS = (
    ranges(NUMBERS),
    listed(TEXTS),
    ranges(DATES),
    listed(st.sampled_from(["true", "false"])),
)
HEADS = ("amount:number", "kind:string", "day:date", "open:boolean")
RULES = st.lists(st.tuples(*CELLS).map(" | ".join), min_size=1, max_size=5)
POLICIES = st.sampled_from(["UNIQUE", "FIRST"])


def hits(of: Decision, example: tuple[object, ...]) -> set[str]:
    """Rules that take an input, whatever the hit policy makes of them."""
    names = [head.text for head in of.inputs]
    return set(tried(of, dict(zip(names, example, strict=True)), now=NOW).rules)


def table(rules: list[str], policy: str) -> Decision:
    numbered = [f"{rule} | {number}" for number, rule in enumerate(rules)]
    return decision(numbered, policy=policy, inputs=HEADS)


@settings(max_examples=150, deadline=None)
@given(RULES)
def test_an_example_of_a_gap_hits_no_rule_and_one_of_an_overlap_hits_both(rules: list[str]) -> None:
    every = table(rules, "RULE ORDER")
    unique = table(rules, "UNIQUE").table
    assert unique is not None
    found = survey(unique)
    for gap in found.gaps:
        assert hits(every, gap.example) == set()
    for one in found.overlaps:
        assert {f"r{one.first}", f"r{one.second}"} <= hits(every, one.example)


def in_a_gap(whole: Survey, example: tuple[object, ...]) -> bool:
    """Whether some gap's own words hold for the input."""
    return any(
        all(
            feel.compile(tests, unary=True).evaluate({}, now=NOW, input=value) is True
            for tests, value in zip(gap.where, example, strict=True)
        )
        for gap in whole.gaps
    )


INPUTS = st.tuples(
    st.decimals(-5, 12, places=1),
    st.sampled_from(["a", "b", "c"]),
    st.dates(datetime(2025, 12, 30).date(), datetime(2026, 1, 12).date()),  # noqa: DTZ001
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(RULES, st.lists(INPUTS, min_size=1, max_size=12))
def test_what_is_not_told_does_not_happen(
    rules: list[str], inputs: list[tuple[object, ...]]
) -> None:
    every, first = table(rules, "RULE ORDER"), table(rules, "FIRST")
    unique = table(rules, "UNIQUE").table
    assert unique is not None and first.table is not None
    whole, told_first = survey(unique), survey(first.table)
    pairs = {(f"r{one.first}", f"r{one.second}") for one in whole.overlaps}
    for example in inputs:
        taken = sorted(hits(every, example))
        assert taken or whole.free or whole.partial or in_a_gap(whole, example)
        assert (
            whole.partial
            or whole.free
            or all((one, other) in pairs for one in taken for other in taken if one < other)
        )
        silent = {f"r{rule}" for rule in (*told_first.shadowed, *told_first.dead)}
        assert not hits(first, example) & silent
