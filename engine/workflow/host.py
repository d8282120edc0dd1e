"""What a running flow asks of the house: the moment, law functions, services, decisions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from engine.errors import Refused
from engine.language import feel
from engine.vocabulary import Data, Json, Message
from engine.workflow.services import Result, Service
from engine.workflow.spiff import ServiceCall, Thrown
from engine.workflow.versions import Version

T = TypeVar("T")


class ServiceFailed(Exception):  # noqa: N818 - a sentence, as ElementFailed
    """A service could not do its work; the reason holds no case data."""


class Host:
    """The spiff room's door to services; keeps what they want saved until the order is saved."""

    def __init__(
        self,
        *,
        session: Session,
        now: datetime,
        functions: Mapping[str, Callable[..., object]],
        services: Mapping[str, Service],
        version: Version,
        project: str,
        by_clock: bool,
        before_asking: Callable[[], None] = lambda: None,
    ) -> None:
        self.now = now
        self.functions = functions
        self.results: list[tuple[str, Result]] = []
        self._session = session
        self._services = services
        self._version = version
        self._project = project
        self._by_clock = by_clock
        self._before_asking = before_asking
        self._thrown = 0

    def serve(self, call: ServiceCall) -> Data:
        """Run a service in this transaction; its rows and messages are saved with the order.

        Rows are written in their order, those of one table together.
        """
        result = self._result(call)
        for _, alike in groupby(result.rows, type):
            self._session.add_all(alike)
            self._session.flush()
        self.results.append((call.element, result))
        return result.data

    def _result(self, call: ServiceCall) -> Result:
        service = self._services.get(call.type)
        if service is None:
            raise ServiceFailed(f"no service {call.type}")
        inputs = {**call.headers, **call.inputs, "project_id": self._project}
        try:
            return service.run(inputs, self.ask, self.now)
        except Refused as refusal:
            if self._by_clock:
                raise ServiceFailed(str(refusal)) from refusal
            raise
        except KeyError as missing:
            raise ServiceFailed(f"{call.type} needs input {missing}") from missing

    def decide(self, decision_id: str, names: Mapping[str, object]) -> Json:
        decision = self._version.decisions.get(decision_id)
        if decision is None:
            raise ServiceFailed(f"no decision {decision_id}")
        answer = decision.decide(names, now=self.now, functions=self.functions)
        return feel.to_json(answer)

    def send(self, thrown: Thrown) -> None:
        """A thrown message travels through the outbox to whoever waits for it."""
        self._thrown += 1
        key = f"{self._project}:{thrown.token}:{self._thrown}"
        body: dict[str, Json] = {
            "name": thrown.name,
            "correlation": thrown.correlation,
            "payload": dict(thrown.payload),
        }
        message = Message(channel="projects", key=key, body=body)
        self.results.append((thrown.element, Result(messages=(message,))))

    def ask(self, query: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """The answer as of now: what the order has written so far is sent before."""
        self._before_asking()
        return query(self._session, *args, **kwargs)
