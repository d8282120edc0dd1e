"""Random shapes of diagrams, for `drawing` to turn into XML."""

from hypothesis import strategies as st

from tests.workflow.spiff.drawing import EDGES, Shape

LEAVES = st.sampled_from(
    [
        *(
            "user",
            "user",
            "user",
            "serve",
            "serve",
            "script",
            "turns",
            "guarded",
            "wait",
            "receive",
            "either",
        ),
        *("together", "many", "row", "pass"),
    ]
)
NESTED = ("parallel", "inclusive", "exclusive")


def blocks(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    """Blocks around smaller ones that end once for each time they begin."""
    edges = st.sampled_from(["handler", *EDGES])
    return (
        st.tuples(st.just("seq"), inner, inner)
        | st.tuples(st.just("split"), st.sampled_from(NESTED), inner, inner)
        | st.tuples(st.just("box"), inner, edges)
        | st.tuples(st.just("raise"), inner, st.sampled_from(["error", "escalation"]))
        | st.tuples(st.sampled_from(["cycle", "call", "lots", "undo", "undo"]), inner)
        | st.tuples(st.sampled_from(["race", "free", "choose"]), inner, inner)
    )


def _any(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return blocks(inner) | st.tuples(st.just("twice"), inner, inner)


NESTING = st.recursive(LEAVES, blocks, max_leaves=8)
"""Well-nested shapes."""
_SOME = st.recursive(LEAVES, _any, max_leaves=6)
ANY = st.tuples(st.just("seq"), _SOME, _SOME, _SOME)
"""Shapes that may also break the nesting."""
