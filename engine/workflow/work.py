"""Unit of work of one order: lock, load, record, save. `engine.app` commits it."""

from engine.errors import NotFound, SomeoneWasFaster
from engine.store import ledger, together
from engine.store.together import Question, Row
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

    def project_and(self, id_: str, question: Question) -> tuple[Project, list[Row]]:
        """As `project`, with the answer to a question that needs its lock, in one trip."""
        if id_ in self.projects:
            return self.projects[id_], together.ask(self.session, [question])[0]
        project, (answer,) = loading.load(self, id_, wait=True, beside=[question])
        if project is None:
            raise NotFound(f"project {id_}")
        return self._loaded(project), answer

    def try_project(self, id_: str, *, wait: bool = False) -> Project | None:
        """As `project`, but None when there is none or somebody else holds it."""
        if id_ in self.projects:
            return self.projects[id_]
        project, _ = loading.load(self, id_, wait=wait)
        return self._loaded(project) if project else None

    def add(self, project: Project) -> None:
        """A project that this order starts."""
        self.projects[project.id] = project

    def save(self) -> None:
        """Tokens, scopes, tasks, timers, facts and outbox of every project touched.

        Raises:
            SomeoneWasFaster: another order wrote a project's row although it was locked.
        """
        self.session.flush()
        for project in self.projects.values():
            saving.write_row(self, project)
        for project in self.projects.values():
            saving.follow(self, project)
        for chain in self._chains():
            if head := self._head(chain):
                self.writes += ledger.extending(head, self.facts.pop(chain))
        self._send()
        self._write_facts()

    def save_attempt(self) -> None:
        """What a recorded refusal keeps: its attempt and its facts, nothing of any project."""
        if self.projects:
            self.session.rollback()
            self.projects.clear()
        for row in self.attempts:
            self.session.merge(row)
        self._write_facts()

    def _loaded(self, project: Project) -> Project:
        self.projects[project.id] = project
        self.alias = aliases.of(self, project)
        return project

    def _send(self) -> None:
        try:
            together.write(self.session, self.writes)
        except together.NotThereError as missing:
            raise SomeoneWasFaster(str(missing)) from None

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
