"""Every question that the site can ask, put by anybody about anything that is in the house."""

import ast
import importlib
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select, text

from engine.app import Engine
from engine.errors import Refused
from engine.people.queries.actor_of import actor_of
from engine.people.tables import PersonRow
from engine.vocabulary import PUBLIC, Actor
from tests.processes.house import ROOT

Query = Callable[..., Any]
WEB = ROOT / "webapp"
NOT_ASKED = {
    "engine.rehearsal": "houses of drafts, which hold nothing of a trade",
    "engine.studio": "what is being written, tried with data that the asker typed",
}
"""Rooms whose questions need things of their own, and why none of them can tell a bid."""
MOST = 40
"""Ways to fill in one question: enough for each thing of a kind, not for all their pairs."""


def questions() -> Mapping[str, Query]:
    """Every query that a page imports, by its full name."""
    found: dict[str, Query] = {}
    for path in sorted(WEB.rglob("*.py")):
        if "node_modules" in path.parts or "cli" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("engine."):
                found.update(_of(str(node.module), [one.name for one in node.names]))
    return {name: one for name, one in found.items() if not name.startswith(tuple(NOT_ASKED))}


def _of(module: str, names: Sequence[str]) -> Iterator[tuple[str, Query]]:
    for name in names:
        one = getattr(importlib.import_module(module), name, None)
        if inspect.isfunction(one) and next(iter(inspect.signature(one).parameters), "") == (
            "session"
        ):
            yield f"{one.__module__}.{one.__name__}", one


class Asker:
    """What may stand in for the parameter of a question, as the house is now."""

    def __init__(self, engine: Engine, project: str) -> None:
        self.engine = engine
        self._known = {**_things(engine), "project": [project], "projects": [[project]]}
        self._known["id_"] = [project, *self._known["task"], *self._known["document"]]
        self._known |= {"bid": self._known["bid"] or ["none"], "draft": ["none"]}

    def fills(self, query: Query) -> bool:
        """Whether everything it needs is known here."""
        return all(name == "actor" or name in self._known for name in _needed(query))

    def answers(self, query: Query, actor: Actor) -> Iterator[object]:
        """All that this person gets to know by it; refusals tell nothing."""
        names = [name for name in _needed(query) if name != "actor"]
        asks = "actor" in inspect.signature(query).parameters
        for values in itertools.islice(itertools.product(*map(self._known.get, names)), MOST):  # type: ignore[arg-type]
            given: dict[str, Any] = dict(zip(names, values, strict=True))
            if asks:
                given["actor"] = actor
            try:
                yield self.engine.ask(query, **given)
            except Refused as refusal:
                yield str(refusal)


def _needed(query: Query) -> list[str]:
    parameters = list(inspect.signature(query).parameters.values())[1:]
    return [one.name for one in parameters if one.default is one.empty]


_LISTS = {
    "task": "SELECT id FROM task",
    "document": "SELECT id FROM document",
    "notice": "SELECT id FROM notice",
    "bid": "SELECT id FROM bid",
    "organisation": "SELECT id FROM organisation",
    "person": "SELECT id FROM person LIMIT 8",
    "login": "SELECT login FROM person LIMIT 8",
    "chain": "SELECT DISTINCT chain FROM fact",
    "item": "SELECT DISTINCT code FROM item",
}


def _things(engine: Engine) -> dict[str, list[Any]]:
    with engine._sessions() as session:
        found: dict[str, list[Any]] = {
            name: list(session.scalars(text(sql))) for name, sql in _LISTS.items()
        }
    found["id_or_key"] = found["organisation"]
    found["code"] = found["item"]
    return {
        **found,
        "people": [found["person"]],
        "lot": ["1"],
        "language": ["zh"],
        "region": ["320100"],
        "year": [2026],
        "row": ["ZTB-01"],
        "rule": ["ZTB-01"],
        "rules": [["ZTB-01"]],
        "role": ["bidder", "expert", "agency"],
        "trading_type": ["works_prequalified_tender"],
        "index": [0],
        "id_or_number": ["none"],
        "brought": [b""],
        "name": ["bid_submitted", "application_submitted"],
        "element": ["review_applications"],
        "step": [1],
        "value": [None],
        "told": [{}],
        "data": [{}],
        "path": ["process.bpmn"],
    }


def everybody(engine: Engine) -> dict[str, Actor]:
    """One of each role, the bidders all, and who gives no name."""
    found: dict[str, Actor] = {PUBLIC.id: PUBLIC}
    with engine._sessions() as session:
        rows = [(row.login, row.id) for row in session.scalars(select(PersonRow))]
    roles: set[frozenset[str]] = set()
    for login, id_ in sorted(rows):
        actor = engine.ask(actor_of, id_)
        if login.startswith("bidder") or actor.roles not in roles:
            roles.add(actor.roles)
            found[login] = actor
    return found
