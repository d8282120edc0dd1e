"""Walks through all that the tokens of a net can do: where they stick, run in circles, never come.

A token on a flow can be taken by one node alone, so nodes do not compete: of all that can move,
one node moves and the others are left for later (a persistent set), except where a circle closes,
where all move. That keeps deadlocks and keeps parallel branches from multiplying.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.workflow.checks.net import Net, Place, Step

MOST_STATES = 5_000
MOST_TOKENS = 8
MOST_WORK = 1_500_000
"""Tokens moved and flows looked back along, in all."""
Marking = tuple[tuple[Place, int], ...]


@dataclass(kw_only=True)
class Explored:
    """`stuck`: step → the ways in that miss a token. `bounded`: not all could be looked at."""

    net: Net
    fired: set[str] = field(default_factory=set)
    stuck: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    endless: set[str] = field(default_factory=set)
    piled: set[Place] = field(default_factory=set)
    states: int = 0
    bounded: bool = False

    @property
    def broken(self) -> bool:
        """Whether a run may never come to its end."""
        return bool(self.stuck or self.endless or self.piled)


def explore(net: Net) -> Explored:
    """Every marking from every start, at most MOST_STATES of them."""
    found = Explored(net=net)
    walk = _Walk(net, found)
    todo = [walk.ahead(_marking(Counter(start))) for start in net.starts]
    while todo:
        marking = todo.pop()
        if marking in walk.graph or _piles(marking, found):
            continue
        if len(walk.graph) >= MOST_STATES or walk.work > MOST_WORK:
            found.bounded = True
            break
        walk.graph[marking] = walk.moves(marking)
        todo += [after for _, after in walk.graph[marking]]
    found.states = len(walk.graph)
    if not found.bounded:
        found.endless = _endless(walk.graph)
    return found


class _Walk:
    """The markings at which something is to be chosen, and the moves between them."""

    def __init__(self, net: Net, found: Explored) -> None:
        self.graph: dict[Marking, list[tuple[str, Marking]]] = {}
        self._net = net
        self.work = 0
        self._found = found
        self._makers: defaultdict[Place, list[Step]] = defaultdict(list)
        for step in net.steps.values():
            for place in {place for outcome in step.outcomes for place in outcome}:
                self._makers[place].append(step)

    def ahead(self, marking: Marking) -> Marking:
        """As far as only one thing can happen; where that goes round, the marking met again."""
        seen: set[Marking] = set()
        while marking and marking not in seen and self.work <= MOST_WORK:
            if _piles(marking, self._found):
                break
            self.work += len(marking)
            seen.add(marking)
            tokens = dict(marking)
            step = next(iter(self._able(tokens)), None)
            if step is None or len(step.outcomes) != 1 or step.clears:
                return marking
            self._found.fired.add(step.id)
            marking = next(after for _, after in _fire(step, tokens))
        return marking

    def moves(self, marking: Marking) -> list[tuple[str, Marking]]:
        """Those of one step; of every step where a circle closes."""
        tokens = dict(marking)
        able = self._able(tokens)
        if not able:
            self._stick(tokens)
        for step in able:
            moves = self._of(step, tokens)
            if not any(after in self.graph or after == marking for _, after in moves):
                return moves
        return [move for step in able for move in self._of(step, tokens)]

    def _of(self, step: Step, tokens: dict[Place, int]) -> list[tuple[str, Marking]]:
        self._found.fired.add(step.id)
        moves = []
        for name, after in _fire(step, tokens):
            self.work += len(tokens) + 1
            if self.work > MOST_WORK:
                break
            moves.append((name, self.ahead(after)))
        return moves

    def _able(self, tokens: dict[Place, int]) -> list[Step]:
        near = _near(self._net, tokens)
        able = [step for step in near if self._enabled(step, tokens)]
        return sorted(able, key=lambda step: step.clears)

    def _enabled(self, step: Step, tokens: dict[Place, int]) -> bool:
        if step.all_ways:
            return all(place in tokens for place in step.ways_in)
        return not (step.waits_for_others and self._others_may_come(step, tokens))

    def _others_may_come(self, join: Step, tokens: dict[Place, int]) -> bool:
        """Whether a token elsewhere may still come to a way into the join that has none."""
        elsewhere = tokens.keys() - set(join.ways_in)
        todo = [place for place in join.ways_in if place not in tokens] if elsewhere else []
        seen = set(todo)
        while todo and self.work <= MOST_WORK:
            for step in self._makers[todo.pop()]:
                new = set() if step is join else set(step.ways_in) - seen
                self.work += len(new) + 1
                if new & elsewhere:
                    return True
                seen |= new
                todo += new
        return False

    def _stick(self, tokens: dict[Place, int]) -> None:
        for step in _near(self._net, tokens):
            missing = tuple(place for place in step.ways_in if place not in tokens)
            self._found.stuck.setdefault(step.id, missing)


def _near(net: Net, tokens: dict[Place, int]) -> list[Step]:
    """The steps that have a token before them, in a fixed order."""
    return list({net.after[p].id: net.after[p] for p in tokens if p in net.after}.values())


def _fire(step: Step, tokens: dict[Place, int]) -> Iterator[tuple[str, Marking]]:
    if step.clears:
        yield step.id, ()
        return
    joins = step.all_ways or step.waits_for_others
    there = [place for place in step.ways_in if place in tokens]
    for taken in (there,) if joins else ([place] for place in there[:1]):
        left = Counter(tokens)
        left.subtract(taken)
        for outcome in step.outcomes:
            yield step.id, _marking(left + Counter(outcome))


def _marking(tokens: Counter[Place]) -> Marking:
    return tuple(sorted((place, count) for place, count in tokens.items() if count > 0))


def _piles(marking: Marking, found: Explored) -> bool:
    piled = {place for place, count in marking if count > MOST_TOKENS}
    found.piled |= piled
    return bool(piled)


def _endless(graph: dict[Marking, list[tuple[str, Marking]]]) -> set[str]:
    """The steps of markings from which no run comes to an end or to a standstill."""
    before: defaultdict[Marking, list[Marking]] = defaultdict(list)
    for marking, moves in graph.items():
        for _, after in moves:
            before[after].append(marking)
    ends = [m for m in {*graph, *before} if not graph.get(m)]
    good, todo = set(ends), ends
    while todo:
        for marking in before[todo.pop()]:
            if marking not in good:
                good.add(marking)
                todo.append(marking)
    return {step for marking, moves in graph.items() if marking not in good for step, _ in moves}
