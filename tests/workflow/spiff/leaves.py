"""The smallest blocks of a random diagram: tasks, waits, loops of one element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from tests.workflow.small import service, task
from tests.workflow.spiff.short import boundary, catch, gateway, node, on, path, script, timer

Block = tuple[str, str, str]
"""Elements as XML, id of the first, id of the last."""
SERVICE = "tiny.work"
MORE = "=if n = null then 1 else n + 1"


@dataclass(kw_only=True)
class Leaves:
    """Each with fresh ids; `users` are the user tasks of the process that is drawn."""

    numbers: Iterator[int] = field(default_factory=count)
    users: list[str] = field(default_factory=list)

    def _id(self, kind: str) -> str:
        return f"{kind}{next(self.numbers)}"

    def _leaf(self, make: Callable[[str], str]) -> Block:
        name = self._id("n")
        return make(name), name, name

    def _user(self) -> Block:
        return self._leaf(self._asked)

    def _asked(self, name: str, **more: object) -> str:
        self.users.append(name)
        return task(name, **more)  # type: ignore[arg-type]

    def _pass(self) -> Block:
        return self._leaf(lambda name: node("manualTask", name))

    def _script(self) -> Block:
        return self._leaf(lambda name: script(name, "n", MORE))

    def _turns(self) -> Block:
        loop = (
            '<standardLoopCharacteristics loopMaximum="3"><loopCondition>=n &lt; 5</loopCondition>'
            "</standardLoopCharacteristics>"
        )
        return self._leaf(lambda name: script(name, "n", MORE, inner=loop))

    def _serve(self) -> Block:
        return self._leaf(lambda name: service(name, SERVICE))

    def _guarded(self) -> Block:
        """A service whose failure is caught."""
        text, name, _ = self._serve()
        late, both = self._id("b"), self._id("x")
        text += boundary(late, name, on("error")) + gateway("exclusive", both)
        return text + path(name, both) + path(late, both), name, both

    def _wait(self) -> Block:
        return self._leaf(lambda name: catch(name, timer("P1D", "timeDuration")))

    def _receive(self) -> Block:
        return self._leaf(lambda name: catch(name, on("message", "M")))

    def _either(self) -> Block:
        both = on("message", "M") + timer("P2D", "timeDuration")
        return self._leaf(lambda name: catch(name, both))

    def _together(self) -> Block:
        both = on("message", "M") + on("message", "N")
        return self._leaf(lambda name: catch(name, both, attrs='parallelMultiple="true"'))

    def _many(self) -> Block:
        return self._leaf(
            lambda name: self._asked(name, loop=("=[1, 2]", "n"), outputs={"x": "=n"})
        )

    def _row(self) -> Block:
        loop = ("=[1, null, 3]", "item", "got", "=note")
        return self._leaf(lambda name: self._asked(name, loop=loop, sequential=True))
