"""A house with a site for tests, and a browser without scripts that visits it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from engine import settings
from engine.app import Engine
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.totp import STEP_SECONDS, code_at
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.queries.house_state import house_state
from webapp import create_app

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "sunroad-demo"
SYSTEM = Actor(id="test-system", roles=frozenset({"system_admin"}))
SECURITY = Actor(id="test-security", roles=frozenset({"security_admin"}))


@contextmanager
def house(url: str, folder: Path, *, demo: bool) -> Iterator[Engine]:
    """An engine over a database with empty tables, its house installed."""
    engine = opened(url, folder)
    engine.handle(InstallHouse(actor=OPERATOR, demo=demo))
    yield engine
    engine.close()


def opened(url: str, folder: Path) -> Engine:
    """An engine over a database, its files and keys in a folder of their own."""
    read = settings.read({"SUNROAD_DATA": str(folder / "var"), "SUNROAD_DATABASE_URL": url})
    here = replace(read, processes=ROOT / "processes", forms=ROOT / "forms")
    return Engine(replace(here, secure_cookies=False))


def organisation(engine: Engine, key: str, kind: str = "market", region: str = "320100") -> str:
    """The id of a new organisation called 单位<key>."""
    order = CreateOrganisation(actor=SYSTEM, key=key, name=f"单位{key}", kind=kind, region=region)
    return str(engine.handle(order))


def person(engine: Engine, login: str, *roles: str, home: str | None = None) -> str:
    """The id of a new person of a demo, with the demo's password."""
    order = CreatePerson(
        actor=SYSTEM, login=login, name=f"名{login}", organisation=home, password=PASSWORD
    )
    id_ = str(engine.handle(order).person_id)
    for role in roles:
        engine.handle(GrantRole(actor=SECURITY, person=id_, role=role))
    return id_


def code_for(engine: Engine, page: str) -> str:
    """The code an authenticator shows after it scanned the QR code of a page."""
    address = value_of(page, "address")
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    return code_at(secret, int(engine.ask(house_state).now.timestamp()) // STEP_SECONDS)


def value_of(page: str, field: str) -> str:
    """What an input of a page holds."""
    found = re.search(rf'<input[^>]* name="{field}"[^>]* value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


class Visitor:
    """Keeps cookies and sends the CSRF token of the site with every form."""

    def __init__(self, engine: Engine, app: Flask | None = None) -> None:
        self.engine = engine
        self.app = app or create_app(engine)
        self.client = self.app.test_client()

    def another(self) -> "Visitor":
        """Another browser at the same site."""
        return Visitor(self.engine, self.app)

    def get(self, path: str, status: int = 200) -> str:
        """The text of a page."""
        return self._text(self.client.get(path), status)

    def post(self, path: str, status: int = 302, **fields: str) -> str:
        """Where a form led to, or the text of the page it answered with."""
        sent = self.send(path, **fields)
        text = self._text(sent, status)
        return sent.headers["Location"] if status == 302 else text

    def send(self, path: str, **fields: str) -> TestResponse:
        return self.client.post(path, data={**fields, "csrf_token": self._token()})

    def signs_in(self, login: str, password: str = PASSWORD, **more: str) -> str:
        """Where signing in led to."""
        return self.post("/sign-in", login=login, password=password, **more)

    def _token(self) -> str:
        found = re.search('name="csrf-token" content="([^"]+)"', self.get("/sign-in"))
        assert found
        return found[1]

    def _text(self, answer: TestResponse, status: int) -> str:
        text = answer.get_data(as_text=True)
        assert answer.status_code == status, f"{answer.status_code}: {text[:2000]}"
        return text
