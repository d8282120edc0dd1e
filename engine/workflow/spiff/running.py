"""Runs a flow: steps tokens until everything waits, and turns failures into errors."""

from collections.abc import Mapping
from typing import Any

from engine.errors import Refused, Unavailable
from engine.vocabulary import Json
from engine.workflow.spiff import suspension, throwing, timers
from engine.workflow.spiff.endings import Endings
from engine.workflow.spiff.endless import Steps
from engine.workflow.spiff.expressions import Text, View
from engine.workflow.spiff.failures import BpmnError, ElementFailed
from engine.workflow.spiff.scopes import FILL, READ, Scope
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.gateways import Join
from engine.workflow.spiff.specs.nested import Call


class Running(Endings):
    """`held`: public ids of tokens that must not run. `suspended_at`: the whole flow stands.

    `conditional`, `can_suspend`: whether any diagram of the version has such elements;
    `standing`: the tokens that suspend their scope now.
    """

    held: frozenset[str] = frozenset()
    suspended_at: str | None = None
    standing: frozenset[int] = frozenset()
    conditional: bool = False
    can_suspend: bool = False

    def nearest(self, token: Token) -> str:
        """The scope an element instance sees first; a boundary event sees its activity's, one
        of several events that of them all."""
        key = str(token.id)
        if key in self.scopes:
            return key
        parent = token.parent
        beside = parent is not None and token.task_spec.name in (
            *getattr(parent.task_spec, "boundary", ()),
            *getattr(parent.task_spec, "parts", ()),
        )
        return self.nearest(parent) if beside else self.outer(token)

    def own(self, token: Token) -> Scope:
        key = str(token.id)
        if key in self.scopes:
            return self.scopes[key]
        return self.scopes.open(key, self.outer(token), {})

    def target(self, token: Token) -> str:
        """Where output mappings start to write: around the element, in the body of a
        multi-instance at its own."""
        around = token.parent.task_spec
        own = getattr(around, "walled", False) and around.body == token.task_spec.name
        return str(token.id) if own else self.outer(token)

    def view(self, token: Token | None, at: str | None = None, wall: str = READ) -> View:
        key = at or ("root" if token is None else self.nearest(token))
        return View(self.scopes.outwards(key, wall))

    def feel(
        self,
        token: Token,
        text: Text,
        *,
        seen: Mapping[str, Json] | None = None,
        at: str | None = None,
    ) -> Any:
        """The FEEL value of a text as a token sees the case file."""
        view = self.view(token, at)
        if seen:
            view = View([seen, *view.chain])
        return text.value(view, self.now, self.host.functions)

    def why(self, token: Token, text: Text) -> str:
        """Why a text came to null around a token."""
        return text.why(self.view(token, self.outer(token)), self.now, self.host.functions)

    def inputs(self, token: Token) -> dict[str, Json]:
        """What a service gets: the mapped inputs, all visible names where there are none."""
        if token.task_spec.traits.inputs:
            own = self.own(token).vars
            return {target: own[target] for target, _ in token.task_spec.traits.inputs}
        return self.view(token).merged()

    def take_payload(self, token: Token) -> dict[str, Json]:
        key = str(token.id)
        if key not in self.scopes:
            return {}
        payload, self.scopes[key].payload = self.scopes[key].payload, None
        return payload or {}

    def prefill(self, token: Token, names: list[str]) -> dict[str, Json]:
        chain = self.scopes.outwards(self.nearest(token), FILL)
        found = {name: next((v[name] for v in chain if name in v), None) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def calls_around(self, token: Token) -> int:
        count, at = 0, self.holder(token.workflow)
        while at is not None:
            count += isinstance(at.task_spec, Call)
            at = self.holder(at.workflow)
        return count

    def runnable(self, token: Token) -> bool:
        """Whether a token has something to do by itself, and may."""
        state = token._state
        if state == TaskState.READY:
            moves = token.task_spec.automatic or "done" in token.internal_data
        else:
            moves = state == TaskState.FUTURE
        free = str(token.id) not in self.held and "frozen" not in token.internal_data
        return bool(moves and free)

    def settle(self) -> None:
        """Run all that runs by itself until everything waits."""
        suspension.refresh(self)
        steps = Steps()
        while True:
            self._run_ready(steps)
            if not (timers.fire_due(self) or self._conditions() or self._joins()):
                return

    def _run_ready(self, steps: Steps) -> None:
        while ready := self._next_ready():
            for token in ready:
                if self.gone(token) or not self.runnable(token):
                    continue
                steps.count(token)
                before = self.scopes.revision
                self.step(token)
                if self.conditional and self.scopes.revision != before and self._conditions():
                    break
            else:
                continue
            self.agenda.update({token.id: token for token in self.tokens()})

    def _next_ready(self) -> list[Token]:
        """All that may run now; where something urgent may, only that."""
        found = [token for token in self.agenda.values() if self.runnable(token)]
        urgent = [token for token in found if token.task_spec.urgent]
        self.agenda = {token.id: token for token in found} if urgent else {}
        for token in urgent:
            self.agenda.pop(token.id)
        return sorted(urgent or found, key=lambda token: token.id)

    def step(self, token: Token) -> None:
        """Enter or run one token."""
        try:
            if token._state == TaskState.FUTURE:
                token.task_spec._update(token)
            else:
                token.run()
        except (ElementFailed, Unavailable):
            raise
        except BpmnError as error:
            if not throwing.catch_error(token, error.code, error.data):
                raise self._failed(token, error) from error
        except Exception as error:
            if not throwing.catch_failure(token):
                raise self._refusal_or_failure(token, error) from error
        suspension.after_step(self)

    def _refusal_or_failure(self, token: Token, error: Exception) -> Exception:
        """What a service refuses goes to the person who asked; anything else is an incident."""
        return error if isinstance(error, Refused) else self._failed(token, error)

    def _failed(self, token: Token, error: Exception) -> ElementFailed:
        reason = str(error) or (type(error).__doc__ or "").strip()
        return ElementFailed(
            str(token.id), token.task_spec.bpmn_id, f"{type(error).__name__}: {reason}"
        )

    def _conditions(self) -> bool:
        """Fire conditional events whose condition has become true."""
        fired = False
        for token in self.waiting("conditional") if self.conditional else ():
            was = token.internal_data.get("was", False)
            now = self._holds(token)
            token.internal_data["was"] = now
            if now and not was and "frozen" not in token.internal_data:
                self.happen("condition_met", token)
                self.fire(token, {})
                fired = True
            elif now and not was:
                token.internal_data["was"] = False
        return fired

    def _holds(self, token: Token) -> bool:
        try:
            return self.feel(token, token.task_spec.traits.event.text) is True
        except Exception as error:
            timers.trouble(self, token, str(error))
            return False

    def _joins(self) -> bool:
        """Let the first gateway go on that waits until no other token can reach it."""
        for token in self.tokens():
            spec, waits = token.task_spec, token._state == TaskState.WAITING
            if waits and isinstance(spec, Join) and spec.complete(token):
                return True
        return False
