"""Draws random diagrams: well-nested blocks of every kind, and ways that break the nesting."""

from dataclasses import dataclass, field
from itertools import pairwise

from tests.workflow.small import drawn, said_by
from tests.workflow.spiff.leaves import MORE, Block, Leaves
from tests.workflow.spiff.short import (
    boundary,
    call,
    catch,
    condition,
    end,
    event_sub,
    gateway,
    line,
    node,
    on,
    path,
    script,
    sub,
    throw,
    timer,
)

Shape = object
KNOWN = (
    said_by("M", "agency", key="=&quot;K&quot;")
    + said_by("N", "agency", key="=&quot;K&quot;")
    + '<error id="E1" name="e" errorCode="e1"/><escalation id="X1" name="x" escalationCode="x1"/>'
)


@dataclass(kw_only=True)
class Drawing(Leaves):
    """Turns a drawn shape into blocks with fresh ids; `called` are the processes it calls."""

    called: list[bytes] = field(default_factory=list)

    def diagrams(self, shape: Shape) -> tuple[bytes, ...]:
        """The main process `tiny` first."""
        return (self._process("tiny", shape), *self.called)

    def _process(self, id: str, shape: Shape) -> bytes:
        outside, self.users = self.users, []
        body = self._framed(shape)
        mine, self.users = self.users, outside
        return drawn(body, KNOWN, id, **({"agency": " ".join(mine)} if mine else {}))

    def _framed(self, shape: Shape) -> str:
        """A start event, the block, an end event."""
        start, last = self._id("s"), self._id("e")
        text, first, end_ = self._build(shape)
        return (
            f'<startEvent id="{start}"/>{text}<endEvent id="{last}"/>'
            + path(start, first)
            + path(end_, last)
        )

    def _build(self, shape: Shape) -> Block:
        kind, *parts = shape if isinstance(shape, tuple) else (shape,)
        return getattr(self, f"_{kind}")(*parts)  # type: ignore[no-any-return]

    def _seq(self, *parts: Shape) -> Block:
        blocks = [self._build(part) for part in parts]
        joints = "".join(path(a[2], b[1]) for a, b in pairwise(blocks))
        return "".join(b[0] for b in blocks) + joints, blocks[0][1], blocks[-1][2]

    def _split(self, kind: str, *parts: Shape) -> Block:
        fork, join, last = self._id("f"), self._id("j"), self._id("d")
        blocks = [self._build(part) for part in parts]
        free = kind == "parallel"
        text = gateway(kind, fork, "" if free else f"{fork}_{last}") + gateway(kind, join)
        text += node("manualTask", last) + path(fork, last, join)
        for number, block in enumerate(blocks):
            when = None if free else f"=amount > {number * 3}"
            text += block[0] + path(fork, block[1], when=when) + path(block[2], join)
        return text, fork, join

    def _choose(self, *parts: Shape) -> Block:
        """Two ways are enough."""
        fork, join = self._id("f"), self._id("j")
        enough = "<activationCondition>=activationCount >= 2</activationCondition>"
        text = gateway("parallel", fork) + node("complexGateway", join, enough)
        for block in [self._build(part) for part in (*parts, "pass")]:
            text += block[0] + path(fork, block[1]) + path(block[2], join)
        return text, fork, join

    def _cycle(self, part: Shape) -> Block:
        """At most twice through the block."""
        into, turn, out, last = (self._id(kind) for kind in "icgo")
        text, first, end_ = self._build(part)
        text += (
            gateway("exclusive", into)
            + script(turn, turn, f"=if {turn} = null then 1 else {turn} + 1")
            + gateway("exclusive", out, f"{out}_{last}")
            + node("manualTask", last)
            + path(into, first)
            + path(end_, turn, out, last)
            + path(out, into, when=f"={turn} < 2")
        )
        return text, into, last

    def _race(self, one: Shape, other: Shape) -> Block:
        """A message or a day, whichever comes first."""
        choice, said, late, both = (self._id(kind) for kind in "rmtx")
        a, b = self._build(one), self._build(other)
        text = (
            gateway("eventBased", choice)
            + catch(said, on("message", "M"))
            + catch(late, timer("P1D", "timeDuration"))
            + gateway("exclusive", both)
        )
        text += path(choice, said, a[1]) + path(choice, late, b[1])
        return text + a[0] + b[0] + path(a[2], both) + path(b[2], both), choice, both

    def _box(self, part: Shape, edge: str) -> Block:
        """A sub-process with an event at its edge or inside."""
        name, late, both = self._id("p"), self._id("b"), self._id("x")
        after = self._id("a")
        inner = self._framed(part)
        text = gateway("exclusive", both) + path(name, both)
        if edge == "handler":
            inner += event_sub(
                late, line(late, script(after, "n", MORE)), on("message", "N"), False
            )
            return sub(name, inner) + text, name, both
        event, stop = EDGES[edge]
        beside = node("manualTask", after) + path(late, after, *([both] if stop else []))
        return sub(name, inner) + boundary(late, name, event, stop) + beside + text, name, both

    def _raise(self, part: Shape, kind: str) -> Block:
        """A sub-process that ends in an error or escalation caught at its edge."""
        name, late, both, thrown, after = (self._id(letter) for letter in "pbxta")
        event = on(kind, {"error": "E1", "escalation": "X1"}[kind])
        text, first, last = self._build(part)
        start = self._id("s")
        inner = f'<startEvent id="{start}"/>{text}' + end(thrown, event)
        inner += path(start, first) + path(last, thrown)
        text = sub(name, inner) + boundary(late, name, event, kind == "error")
        text += gateway("exclusive", both) + path(name, both)
        text += path(late, both) if kind == "error" else node("manualTask", after)
        text += "" if kind == "error" else path(late, after)
        return text, name, both

    def _call(self, part: Shape) -> Block:
        child = self._id("child")
        self.called.append(self._process(child, part))
        return self._leaf(lambda name: call(name, child))

    def _lots(self, part: Shape) -> Block:
        name = self._id("l")
        loop = ("=[1, 2]", "lot", "all", "=lot")
        return sub(name, self._framed(part), loop=loop), name, name

    def _free(self, *parts: Shape) -> Block:
        name = self._id("h")
        inner = "".join(self._build(("seq", "pass", part))[0] for part in parts)
        return node("adHocSubProcess", name, inner), name, name

    def _undo(self, part: Shape) -> Block:
        """Work, the block, and the work is undone."""
        work, event, by, back = (self._id(kind) for kind in "wuvk")
        text, first, last = self._build(part)
        undoing = self._asked(by, own='isForCompensation="true"')
        text += self._asked(work) + boundary(event, work, on("compensate")) + undoing
        text += f'<association id="{event}_{by}" sourceRef="{event}" targetRef="{by}"/>'
        text += throw(back, on("compensate")) + path(work, first) + path(last, back)
        return text, work, back

    def _twice(self, one: Shape, other: Shape) -> Block:
        """Two flows out of a task, and two into the second block: it runs twice."""
        split, merge = self._id("n"), self._id("n")
        a, b = self._build(one), self._build(other)
        text = node("manualTask", split) + node("manualTask", merge) + a[0] + b[0]
        text += path(split, a[1]) + path(a[2], merge) + path(split, merge) + path(merge, b[1])
        return text, split, b[2]


EDGES = {
    "timer": (timer("P1D", "timeDuration"), True),
    "beside": (timer("P1D", "timeDuration"), False),
    "cycle": (timer("R2/P1D", "timeCycle"), False),
    "message": (on("message", "N"), False),
    "condition": (condition("=n > 2"), False),
}
