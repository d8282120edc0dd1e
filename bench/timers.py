"""Ten thousand timers due at one instant: each fired once; two workers against one."""

import subprocess
import sys
import time
from datetime import timedelta
from decimal import Decimal

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench import diagrams, lab
from engine import settings, worker
from engine.app import Engine
from engine.store import exact
from engine.store.ledger_tables import FactRow
from engine.vocabulary import OPERATOR, Fact
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.house_state import house_state

WORKER = "import sys; from bench.timers import drain; drain(sys.argv[1])"


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--count", default=10_000, show_default=True)
@click.option("--database", type=click.Choice(lab.DATABASES), default="postgresql")
def timers(count: int, database: str, *, as_json: bool) -> None:
    """Fire `count` timers with one worker, then as many with two."""
    with lab.house(database) as engine:
        item = lab.publish(engine, diagrams.waiting("bench_wait"), "bench_wait")
        one, fired_one = _round(engine, item, count, workers=1)
        two, fired_two = _round(engine, item, count, workers=2)
    result = {
        "timers": count,
        "fired_with_one": fired_one,
        "fired_with_two": fired_two,
        "one_worker_s": _rounded(one),
        "two_workers_s": _rounded(two),
        "speedup": _rounded(one / two),
    }
    if as_json:
        click.echo(exact.dumps(result))
    else:
        click.echo("  ".join(f"{name} {value}" for name, value in result.items()))


def drain(url: str) -> None:
    """What a worker process does: fire until nothing is due."""
    engine = Engine(settings.read())
    assert engine.settings.database_url == url
    while worker.fire_due(engine):
        pass


def _round(engine: Engine, item: str, count: int, *, workers: int) -> tuple[float, int]:
    due = engine.ask(house_state).now + timedelta(days=1)
    with click.progressbar(range(count), label=f"{count} projects", file=sys.stderr) as numbers:
        for _ in numbers:
            engine.handle(
                StartProject(
                    actor=lab.AGENT, item=item, region=lab.REGION, data={"note": due.isoformat()}
                )
            )
    before = engine.ask(_fired)
    engine.handle(MoveClock(actor=OPERATOR, to=due))
    began = time.perf_counter()
    processes = [_worker(engine) for _ in range(workers)]
    for process in processes:
        process.wait()
    return time.perf_counter() - began, engine.ask(_fired) - before


def _worker(engine: Engine) -> "subprocess.Popen[bytes]":
    where = engine.settings
    environment = {
        "SUNROAD_DATA": str(where.data),
        "SUNROAD_KEYS": str(where.keys),
        "SUNROAD_DATABASE_URL": where.database_url,
    }
    return subprocess.Popen([sys.executable, "-c", WORKER, where.database_url], env=environment)


def _fired(session: Session) -> int:
    fired = select(func.count()).select_from(FactRow).where(FactRow.fact == Fact.TIMER_FIRED)
    return session.scalar(fired) or 0


def _rounded(value: float) -> Decimal:
    return round(Decimal(value), 2)
