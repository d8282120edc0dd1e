"""Tokens come, nest and are found; `endings` says how they go."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from engine.vocabulary import Json
from engine.workflow.spiff.runs import Run
from engine.workflow.spiff.scopes import ROOT, Scopes
from engine.workflow.spiff.seams import ProcessSpec, SubTokens, TaskState, Token, Tokens
from engine.workflow.spiff.traits import Route
from engine.workflow.spiff.values import Happening, Host


class TokenTree(Tokens):
    """All tokens of one flow, its case file, and what happened to them."""

    def __init__(
        self, spec: ProcessSpec, subs: dict[str, ProcessSpec], host: Host, scopes: Scopes
    ) -> None:
        self.host = host
        self.scopes = scopes
        self.happened: list[Happening] = []
        self.walked: dict[str, dict[str, int]] = {}
        self.runs: dict[str, Run] = {}
        super().__init__(spec, subs, 0)

    @property
    def now(self) -> datetime:
        return self.host.now

    def workflows(self) -> list[Any]:
        """The flow's own level, then the levels inside, parents first."""
        return [self, *self.subprocesses.values()]

    def tokens(self) -> Iterator[Token]:
        for workflow in self.workflows():
            yield from list(workflow.live.values())

    def find(self, number: str) -> Token | None:
        """The live token with that public id."""
        key = int(number) if number.isdigit() else 0
        return next((w.live[key] for w in self.workflows() if key in w.live), None)

    def waiting(self, kind: str) -> list[Token]:
        """Tokens that wait for an event of a kind, oldest first."""
        found = [
            token
            for token in self.tokens()
            if token._state == TaskState.WAITING and token.task_spec.traits.event.kind == kind
        ]
        return sorted(found, key=lambda token: token.id)

    def holder(self, workflow: Any) -> Token | None:
        """The token whose inside a workflow is; None for the outermost."""
        return None if workflow is self else workflow.holder

    def holders(self, workflow: Any) -> Iterator[int]:
        """Ids of the tokens around a level, inner ones first."""
        while workflow is not self:
            yield workflow.holder.id
            workflow = workflow.holder.workflow

    def runs_around(self, workflow: Any) -> Iterator[Run]:
        """The items of loops that a level belongs to."""
        if self.runs:
            for holder in self.holders(workflow):
                if (run := self.runs.get(str(holder))) is not None:
                    yield run

    def happen(self, kind: str, token: Token, **detail: Json) -> None:
        self.happened.append(
            Happening(
                kind=kind, element=token.task_spec.bpmn_id or "", token=str(token.id), detail=detail
            )
        )

    def spawn(self, workflow: Any, spec: Any, parent: Token | None = None) -> Token:
        return Token(workflow, spec, parent or workflow.task_tree)

    def travel(self, workflow: Any, route: Route) -> None:
        """A token takes a sequence flow."""
        self.count(workflow, route.id)
        token = self.spawn(workflow, workflow.spec.task_specs[route.target])
        token.internal_data["via"] = route.id

    def listen(self, workflow: Any, event: Any, parent: Token | None = None) -> Token:
        """A boundary event or event sub-process begins to wait."""
        token = self.spawn(workflow, event, parent)
        token.internal_data["entered"] = self.now.isoformat()
        token._set_state(TaskState.WAITING)
        self._note(token)
        self.listen_for_parts(token)
        return token

    def listen_for_parts(self, token: Token) -> None:
        """The events of a multiple one wait beside it."""
        for name in token.task_spec.parts:
            self.listen(token.workflow, token.workflow.spec.task_specs[name], token)

    def entered(self, token: Token) -> None:
        token.internal_data["entered"] = self.now.isoformat()
        self.happen("entered", token)
        self._note(token)

    def left(self, token: Token) -> None:
        self.count(token.workflow, token.task_spec.bpmn_id)
        self.happen("left", token)

    def open_inside(self, token: Token, key: str) -> None:
        """Begin the process inside a token."""
        inside = SubTokens(self.subprocess_specs[key], token, self)
        self.subprocesses[token.id] = inside
        self.begin(inside)

    def begin(self, workflow: Any) -> None:
        """Put the first tokens into a level: its start event, and what waits beside it."""
        for handler in workflow.spec.handlers:
            if handler.traits.event.waits:
                self.listen(workflow, handler)
        for entry in workflow.spec.entries:
            self.spawn(workflow, entry)

    def handle(self, workflow: Any, spec: Any, payload: Mapping[str, Json], alone: bool) -> None:
        """Run an event sub-process; its start event takes over what the event brought."""
        token = self.spawn(workflow, spec)
        if alone:
            token.internal_data["handles"] = True
        spec._update(token)
        inside = self.subprocesses[token.id]
        for start in list(inside.live.values()):
            if start.task_spec in inside.spec.entries:
                self.entered(start)
                self.fire(start, payload, itself=True)

    def fire(self, token: Token, payload: Mapping[str, Json], *, itself: bool = False) -> None:
        """Its event has come. What may come again keeps waiting, and a twin goes on."""
        if not itself and token.task_spec.urgent and not token.task_spec.traits.interrupting:
            beside = token.parent if token.task_spec.part else None
            twin = self.spawn(token.workflow, token.task_spec, beside)
            twin.internal_data["entered"] = self.now.isoformat()
            token = twin
        if payload:
            key = str(token.id)
            if key not in self.scopes:
                self.scopes.open(key, self.outer(token), {})
            self.scopes[key].payload = dict(payload)
        token._ready()

    def detach(self, token: Token) -> None:
        """A token that waited beside another goes on by itself."""
        if token.parent is not token.workflow.task_tree:
            token.parent._children.remove(token.id)
            token.parent = token.workflow.task_tree
            token.workflow.task_tree._children.append(token.id)

    def kept(self, token: Token) -> bool:
        """Whether a token waits to be undone."""
        undoes = token.task_spec.undoes or "kept" in token.internal_data
        return bool(token._state == TaskState.WAITING and undoes)

    def gone(self, token: Token) -> bool:
        return token.id not in token.workflow.tasks

    def outer(self, token: Token) -> str:
        """The scope around an element instance."""
        parent = token.parent
        if parent is not None and getattr(parent.task_spec, "body", None) == token.task_spec.name:
            return str(parent.id)
        return self.outside(token)

    def outside(self, token: Token) -> str:
        """The scope around an element, however often it repeats."""
        holder = token.workflow.parent_task_id
        return ROOT if holder is None else str(holder)

    def idle(self, token: Token) -> bool:
        """Whether a token waits without keeping its level open."""
        waits = token.task_spec.urgent or "kept" in token.internal_data
        return bool(token._state == TaskState.WAITING and waits)

    def count(self, workflow: Any, id_: str) -> None:
        process = workflow.spec.process
        counts = self.walked.setdefault(process, {})
        counts[id_] = counts.get(id_, 0) + 1
        for run in self.runs_around(workflow):
            run.count(process, id_)

    def _note(self, token: Token) -> None:
        for run in self.runs_around(token.workflow):
            run.note(token.id)

    def end_run(self, token: Token) -> None:
        run = self.runs.get(str(token.id))
        if run is not None:
            run.ended = self.now.isoformat()
            run.cut = token._state == TaskState.CANCELLED
