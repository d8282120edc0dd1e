"""Tokens go: dropped, forgotten, or kept to be undone; a level ends with its last one."""

from typing import Any

from engine.workflow.spiff.seams import OPEN, TaskState, Token
from engine.workflow.spiff.tree import TokenTree


class Endings(TokenTree):
    """How tokens and levels end."""

    def clear(self, workflow: Any, *, but: Token, spare: bool = False) -> None:
        """End everything on a level except one token, and (`spare`) what may be undone."""
        for token in list(workflow.live.values()):
            if token is not but and not self.gone(token) and not (spare and self.kept(token)):
                self.drop(token)

    def drop(self, token: Token) -> None:
        """End a token that did not complete, and all inside and beside it."""
        inside = self.subprocesses.get(token.id)
        if inside is not None:
            self.clear(inside, but=token)
        if token._state & OPEN and "entered" in token.internal_data and not self.idle(token):
            self.happen("left", token, cancelled=True)
        token._set_state(TaskState.CANCELLED)
        self.remove(token)

    def remove(self, token: Token) -> None:
        """Forget a token, with its scope; what still waits beside it is dropped."""
        for child in token.children:
            self.drop(child)
        token.workflow.live.pop(token.id, None)
        self.agenda.pop(token.id, None)
        token.workflow.tasks.pop(token.id, None)
        token.parent._children.remove(token.id)
        self.subprocesses.pop(token.id, None)
        self.end_run(token)
        self.scopes.close(str(token.id))

    def retire(self, token: Token) -> None:
        """A token that has completed: forgotten, or kept while what it did may be undone."""
        inside = self.subprocesses.get(token.id)
        if inside is None or not token.task_spec.can_be_undone(inside):
            self.remove(token)
            return
        for child in token.children:
            self.drop(child)
        self.end_run(token)
        self.scopes[str(token.id)].up = self.outside(token)
        self.detach(token)
        token.internal_data = {"kept": True}
        token._set_state(TaskState.WAITING)
        self.agenda.pop(token.id, None)

    def ended(self, workflow: Any) -> None:
        """When only listeners are left on a level, it is complete."""
        holder = self.holder(workflow)
        if workflow.completed:
            return
        if holder is not None:
            holder.task_spec.step_inside(holder, workflow)
        if not all(map(self.idle, workflow.live.values())):
            return
        keeps = holder is not None and holder.task_spec.keeps
        for token in list(workflow.live.values()):
            if not (keeps and self.kept(token)) and not self.gone(token):
                self.drop(token)
        workflow.completed = True
        if holder is not None:
            holder._ready()
