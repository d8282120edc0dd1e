"""A laboratory: a fresh house with a small package of its own, on either database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from bench import postgres
from engine import settings
from engine.app import Engine
from engine.store import migrations
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.orders.publish_package import PublishPackage

REGION = "320100"
AGENT = Actor(
    id="bench",
    name="bench",
    organisation="bench",
    region=REGION,
    roles=frozenset({"agency"}),
)
DATABASES = ("postgresql", "sqlite")


@contextmanager
def house(kind: str) -> Iterator[Engine]:
    """An engine over an empty demo house, thrown away afterwards."""
    with TemporaryDirectory() as folder, _database(kind, Path(folder)) as url:
        where = settings.read(
            {"SUNROAD_DATA": folder, "SUNROAD_KEYS": f"{folder}/keys", "SUNROAD_DATABASE_URL": url}
        )
        migrations.upgrade(url)
        engine = Engine(where)
        engine.handle(InstallHouse(actor=OPERATOR, demo=True))
        yield engine
        engine.close()


def publish(engine: Engine, diagram: str, process: str) -> str:
    """Publish a diagram as an item; returns the item's code."""
    code = process.upper()
    engine.handle(
        PublishPackage(
            actor=OPERATOR,
            trading_type=process,
            content={
                "code": code,
                "class": "bench",
                "zh": code,
                "en": code,
                "process": process,
                "start_form": f"{process}/start",
                "starters": ["agency"],
                "legal_basis": "-",
                "department": "-",
            },
            files={
                "process.bpmn": diagram.encode(),
                f"forms/{process}/start.form": FORM.replace("FORM_ID", f"{process}_start").encode(),
                f"forms/{process}/step.form": FORM.replace("FORM_ID", f"{process}_step").encode(),
            },
            effective_from=datetime(2000, 1, 1, tzinfo=UTC),
            region="320000",
            reason="bench",
        )
    )
    return code


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.db'}"
        return
    with postgres.server(durable=True) as server, _named(server) as url:
        yield url


@contextmanager
def _named(server: str) -> Iterator[str]:
    where = make_url(server).set(drivername="postgresql+psycopg")
    name = f"bench_{uuid4().hex[:8]}"
    administration = create_engine(where, isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield where.set(database=name).render_as_string(hide_password=False)
    finally:
        with administration.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        administration.dispose()


FORM = """{"type": "default", "id": "FORM_ID", "schemaVersion": 18, "properties": {"title": "测量",
 "en": "Bench"}, "components": [
 {"type": "textfield", "key": "note", "id": "note", "label": "说明", "properties": {"en": "Note"}},
 {"type": "number", "key": "amount", "id": "amount", "label": "金额", "decimalDigits": 2,
  "serializeToString": true, "properties": {"en": "Amount"}}]}"""
