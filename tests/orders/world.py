"""A house with something of everything: open, held, done, suspended, cancelled, failed, foreign."""

import io
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, make_url, select

from engine.demo.province import PASSWORD
from engine.people.orders.confirm_totp import ConfirmTotp
from engine.people.orders.enrol_totp import EnrolTotp
from engine.people.totp import STEP_SECONDS, code_at
from engine.store.base import Base
from engine.store.ledger_tables import ChainHeadRow, FactRow
from engine.vocabulary import CLOCK, OPERATOR, PUBLIC, Actor, Data
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.services import Ask, Result, Service
from engine.workflow.tables import IncidentRow, ProjectRow
from tests.orders.advertised import advertised
from tests.orders.approved import approved
from tests.orders.archived import archived
from tests.orders.drafts import drafts
from tests.orders.funded import funded
from tests.orders.lettered import lettered
from tests.orders.registered import registered
from tests.orders.shelved import shelved
from tests.orders.trusted import keys as trusted_keys
from tests.orders.uploads import uploads
from tests.workflow.houses import House
from tests.workflow.small import drawn, said_by, service, task
from tests.workflow.spiff.short import catch, on, path

DIAGRAM = drawn(
    '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
    + task("first")
    + task("second")
    + service("mail", "test.mail")
    + catch("wait", on("message", "pay"))
    + path("s", "fork", "first", "e")
    + path("fork", "wait", "second", "e")
    + path("fork", "mail", "e"),
    extra=said_by("pay", "agency"),
    agency="first second mail wait fork s e",
)
"""A task, a message that is waited for, and a service that fails, side by side."""
OTHERS: Mapping[str, Actor] = {
    "clock": CLOCK,
    "operator": OPERATOR,
    "public": PUBLIC,
    "analyst": Actor(id="an-analyst", roles=frozenset({"analyst"})),
    "second analyst": Actor(id="another-analyst", roles=frozenset({"analyst"})),
    "keeper": Actor(
        id="a-keeper",
        organisation="the-office",
        region="320000",
        roles=frozenset({"catalogue_keeper"}),
    ),
    "city keeper": Actor(
        id="a-city-keeper",
        organisation="the-city-office",
        region="320100",
        roles=frozenset({"catalogue_keeper"}),
    ),
    "finance": Actor(
        id="a-finance",
        organisation="the-finance",
        region="320100",
        roles=frozenset({"finance"}),
    ),
    "nobody": Actor(id="nobody"),
}


def broken(inputs: Data, ask: Ask, now: datetime) -> Result:
    raise ValueError("the template is broken")


SERVICES = {"test.mail": Service(run=broken, zh="发信", en="Mail")}


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """`names` stand for ids that only this house knows; a table writes them as `$name`."""

    house: House
    folder: Path
    keys: Path
    names: Mapping[str, str]

    def actor(self, name: str) -> Actor:
        return OTHERS.get(name) or self.house.actor(name)

    def value(self, written: Any) -> Any:
        """What a table means: `$name`, also inside lists and mappings, or a function of this."""
        if callable(written):
            return written(self)
        if isinstance(written, str):
            return self.names[written[1:]] if written.startswith("$") else written
        if isinstance(written, list | tuple):
            return type(written)(self.value(one) for one in written)
        if isinstance(written, dict):
            return {key: self.value(one) for key, one in written.items()}
        return written

    def code(self) -> str:
        """What the authenticator of expert2 shows now."""
        return code_at(self.names["secret"], int(self.house.now.timestamp()) // STEP_SECONDS)

    def state(self) -> dict[str, object]:
        """How many rows each table has, the end of each chain, the revision of each project."""
        with self.house.sessions() as session:
            counts: dict[str, object] = {
                table.name: session.scalar(select(func.count()).select_from(table))
                for table in Base.metadata.sorted_tables
            }
            heads = session.execute(select(ChainHeadRow.chain, ChainHeadRow.hash)).all()
            revisions = session.execute(select(ProjectRow.id, ProjectRow.revision)).all()
            return counts | {"heads": sorted(map(str, heads)), "at": sorted(map(str, revisions))}

    def facts(self) -> Counter[tuple[str, str]]:
        """How many facts came from each order and actor."""
        with self.house.sessions() as session:
            rows = session.scalars(select(FactRow))
            return Counter((row.order_name, row.actor) for row in rows)

    def copied(self, target: Path) -> "World":
        """The same house in another file."""
        source = sqlite3.connect(str(make_url(self.house.settings.database_url).database))
        with sqlite3.connect(target) as copy:
            source.backup(copy)
        copy.close()
        source.close()
        house = House(f"sqlite:///{target}", self.keys, SERVICES)
        return World(house=house, folder=self.folder, keys=self.keys, names=self.names)


def made(url: str, folder: Path, keys: Path) -> World:
    """`keys` is the folder in which the house's private keys lie."""
    house = House(url, keys, SERVICES)
    house.publish(DIAGRAM)
    projects = _projects(house)
    names = {
        **projects,
        **lettered(house, projects["running"]),
        **archived(house, projects["running"], projects["held"]),
        **_people(house),
        **drafts(house, OTHERS["analyst"]),
        **advertised(house),
        **approved(house, OTHERS["keeper"]),
        **trusted_keys(house),
        **shelved(house),
        **uploads(house),
        **registered(house),
        **funded(house, projects["running"]),
        "sha256": house.engine.house.files.put(io.BytesIO(b"%PDF-1.4"), 10_000).sha256,
    }
    return World(house=house, folder=folder, keys=keys, names=names)


def _projects(house: House) -> dict[str, str]:
    agency, supervisor = house.agency, house.actor("supervisor.nanjing")
    made = {name: house.start() for name in ("running", "held", "done", "suspended", "cancelled")}
    tasks = {f"{name}_task": house.task(id_, "first").id for name, id_ in made.items()}
    house.give(ClaimTask(actor=agency, task=tasks["held_task"]))
    house.complete(made["done"], "first")
    house.give(SuspendProject(actor=supervisor, project=made["suspended"], reason="x"))
    house.give(CancelProject(actor=supervisor, project=made["cancelled"], reason="x"))
    return {**made, **tasks, **_incidents(house, made), "document": house.attach(made["held"])}


def _incidents(house: House, made: Mapping[str, str]) -> dict[str, str]:
    """One that waits, and one that was tried again."""
    (resolved,) = house.rows(IncidentRow, project=made["held"])
    house.give(RetryIncident(actor=house.actor("centre_intake.nanjing"), incident=resolved.id))
    (waiting,) = house.rows(IncidentRow, project=made["running"])
    return {"incident": waiting.id, "resolved": resolved.id}


def _people(house: House) -> dict[str, str]:
    first, second = house.actor("expert1"), house.actor("expert2")
    secret = house.give(EnrolTotp(actor=first)).secret
    code = code_at(secret, int(house.now.timestamp()) // STEP_SECONDS)
    enrolled = house.give(ConfirmTotp(actor=first, code=code))
    return {
        "secret": house.give(EnrolTotp(actor=second)).secret,
        "recovery": enrolled.recovery_codes[0],
        "epoch": str(enrolled.session_epoch),
        "password": PASSWORD,
        **_ids(house),
    }


def _ids(house: House) -> dict[str, str]:
    logins = {
        "agent": "agency.agency1",
        "colleague": "agency.second",
        "bidder": "bidder.bidder1",
        "expert": "expert1",
        "clerk": "centre_intake.nanjing",
        "audit": "audit_admin",
        "security": "security_admin",
        "system": "system_admin",
    }
    homes = {
        "agency": str(house.agency.organisation),
        "tenderee": str(house.actor("tenderee.tenderee1").organisation),
    }
    return {name: house.actor(login).id for name, login in logins.items()} | homes
