"""Unit of work of one order: lock, load, record, save. `engine.app` commits it."""

from engine.errors import NotFound
from engine.store import ledger
from engine.store.pipeline import pipelined
from engine.workflow import aliases, guard, loading, saving
from engine.workflow.project import Project
from engine.workflow.transaction import Transaction


class Work(Transaction):
    """What an order's handler stands on."""

    def project(self, id_: str) -> Project:
        """Lock a project's row, then read the clock, then load its flow.

        Raises:
            NotFound: no such project.
        """
        project = self.try_project(id_, wait=True)
        if project is None:
            raise NotFound(f"project {id_}")
        return project

    def try_project(self, id_: str, *, wait: bool = False) -> Project | None:
        """As `project`, but None when there is none or somebody else holds it."""
        if id_ not in self.projects:
            loaded = loading.load(self, id_, wait=wait)
            if loaded is None:
                return None
            self.projects[id_] = loaded
            self.alias = aliases.of(self, loaded)
        return self.projects[id_]

    def add(self, project: Project) -> None:
        """A project that this order starts."""
        self.projects[project.id] = project

    def save(self) -> None:
        """Tokens, scopes, tasks, timers, facts and outbox of every project touched."""
        self.session.flush()
        for project in self.projects.values():
            saving.write_row(self, project)
        with pipelined(self.session):
            for project in self.projects.values():
                saving.follow(self, project)
            for chain in self._chains():
                if head := self._head(chain):
                    ledger.extend(self.session, head, self.facts.pop(chain))
        self._write_facts()

    def save_attempt(self) -> None:
        """What a recorded refusal keeps: its attempt and its facts, nothing of any project."""
        if self.projects:
            self.session.rollback()
            self.projects.clear()
        for row in self.attempts:
            self.session.merge(row)
        self._write_facts()

    def _write_facts(self) -> None:
        self.session.flush()
        for chain in self._chains():
            guard.hold_chain(self.session, chain)
            ledger.append_all(self.session, chain, self.facts[chain])

    def _chains(self) -> list[str]:
        """Projects, then organisations, then the house: two orders never wait for each other."""
        order = ("project", "organisation", "house")
        return sorted(self.facts, key=lambda chain: order.index(chain.partition(":")[0]))

    def _head(self, chain: str) -> ledger.Head | None:
        """A project's chain is guarded by its row's lock, so its head is known."""
        project = self.projects.get(chain.partition(":")[2])
        return project.head if project else None
