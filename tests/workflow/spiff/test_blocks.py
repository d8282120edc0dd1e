"""Any process built of well-nested blocks runs to its end and leaves nothing behind."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.spiff import Flow
from tests.workflow.spiff.short import (
    House,
    boundary,
    catch,
    definition,
    diagram,
    gateway,
    line,
    node,
    path,
    script,
    sub,
    timer,
    user,
)

Block = tuple[str, str, str]
"""Elements as XML, id of the first, id of the last."""


class Builder:
    """Turns a drawn shape into blocks with fresh ids."""

    def __init__(self) -> None:
        self.numbers = count()

    def id(self, kind: str) -> str:
        return f"{kind}{next(self.numbers)}"

    def build(self, shape: object) -> Block:
        kind, *parts = shape if isinstance(shape, tuple) else (shape,)
        return getattr(self, f"_{kind}")(*parts)  # type: ignore[no-any-return]

    def _leaf(self, make: Callable[[str], str]) -> Block:
        name = self.id("n")
        return make(name), name, name

    def _user(self) -> Block:
        return self._leaf(user)

    def _script(self) -> Block:
        return self._leaf(lambda name: script(name, name, "=1"))

    def _wait(self) -> Block:
        return self._leaf(lambda name: catch(name, timer("P1D", "timeDuration")))

    def _many(self) -> Block:
        return self._leaf(lambda name: user(name, loop=("=[1, 2]", "n"), outputs={"x": "=n"}))

    def _seq(self, *parts: object) -> Block:
        blocks = [self.build(part) for part in parts]
        joints = "".join(path(a[2], b[1]) for a, b in pairwise(blocks))
        return "".join(b[0] for b in blocks) + joints, blocks[0][1], blocks[-1][2]

    def _split(self, kind: str, *parts: object) -> Block:
        fork, join = self.id("f"), self.id("j")
        blocks = [self.build(part) for part in parts]
        when = {"parallel": None, "inclusive": "=true", "exclusive": "=true"}[kind]
        text = gateway(kind, fork) + gateway(kind, join)
        for block in blocks:
            text += block[0] + path(fork, block[1], when=when) + path(block[2], join)
        return text, fork, join

    def _box(self, part: object) -> Block:
        name, start, last = self.id("s"), self.id("a"), self.id("z")
        text, first, end = self.build(part)
        inner = (
            f'<startEvent id="{start}"/>{text}<endEvent id="{last}"/>'
            + path(start, first)
            + path(end, last)
        )
        late, after = self.id("b"), self.id("u")
        beside = (
            boundary(late, name, timer("P1D", "timeDuration"), stop=False)
            + node("manualTask", after)
            + path(late, after)
        )
        return sub(name, inner) + beside, name, name


LEAVES = st.sampled_from(["user", "script", "wait", "many"])
SHAPES = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(st.just("seq"), inner, inner)
        | st.tuples(
            st.just("split"),
            st.sampled_from(["parallel", "inclusive", "exclusive"]),
            inner,
            inner,
        )
        | st.tuples(st.just("box"), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.randoms(use_true_random=False))
def test_well_nested_processes_end_and_leave_nothing(shape: object, random: object) -> None:
    text, first, last = Builder().build(shape)
    body = line("m").replace(path("ms", "me"), path("ms", first) + path(last, "me")) + text
    read, house = definition(diagram(body)), House()
    before = read.fingerprint()
    flow = Flow.start(read, house, {})
    for _ in range(200):
        flow = Flow.load(read, house, *flow.state())
        if flow.finished:
            break
        if flow.tasks():
            flow.complete(random.choice(flow.tasks()).id, {})  # type: ignore[attr-defined]
        else:
            house.now += timedelta(days=1)
            flow.settle()
    assert flow.finished
    tokens, case = flow.state()
    assert list(flow._running.scopes) == ["root"]
    assert flow.path().active == ()
    assert flow.path().finished["main"]["me"] == 1
    assert len(tokens) < 2_000
    assert '"n":' not in case
    assert read.fingerprint() == before
