"""A person's task list with a million open tasks in the table against ten thousand."""

import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import click
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from bench import diagrams, lab
from engine.app import Engine
from engine.store import exact
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.task_lines import task_lines
from engine.workflow.tables import AudienceRow, TaskRow

FEW, MANY = 10_000, 1_000_000
ORGANISATIONS = 500
ASKED = 200
BATCH = 10_000
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--many", default=MANY, show_default=True)
@click.option("--database", type=click.Choice(lab.DATABASES), default="postgresql")
def tasks(many: int, database: str, *, as_json: bool) -> None:
    """p95 of one person's list; their own tasks are equally many both times."""
    with lab.house(database) as engine:
        item = lab.publish(engine, diagrams.line("bench_list", 2), "bench_list")
        project = engine.handle(
            StartProject(actor=lab.AGENT, item=item, region=lab.REGION, data={"note": "n"})
        )
        _fill(engine, project, 0, FEW)
        few = _p95(engine)
        _fill(engine, project, FEW, many)
        full = _p95(engine)
    result = {
        "few_p95_ms": _rounded(few),
        "many_p95_ms": _rounded(full),
        "ratio": _rounded(full / few),
    }
    click.echo(exact.dumps(result) if as_json else str(result))


def _p95(engine: Engine) -> float:
    taken = []
    for _ in range(ASKED):
        began = time.perf_counter()
        page = engine.ask(task_lines, lab.AGENT)
        taken.append((time.perf_counter() - began) * 1000)
        assert len(page.items) == 50
    return statistics.quantiles(taken, n=20)[-1]


def _fill(engine: Engine, project: str, begin: int, end: int) -> None:
    """Open tasks of many organisations; the first ten thousand hold 200 of the asker's own."""
    with engine._sessions.begin() as session:
        with click.progressbar(range(begin, end, BATCH), file=sys.stderr) as batches:
            for first in batches:
                _insert(session, project, range(first, min(first + BATCH, end)))
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("ANALYZE task"))
            session.execute(text("ANALYZE task_audience"))


def _insert(session: Session, project: str, numbers: range) -> None:
    session.execute(insert(TaskRow), [_task(project, n) for n in numbers])
    session.execute(insert(AudienceRow), [_audience(n) for n in numbers])


def _task(project: str, n: int) -> dict[str, object]:
    return {
        "id": f"bench-{n}",
        "project": project,
        "token": str(n),
        "element": "step_0",
        "title": "第0步",
        "role": "agency",
        "form": "bench_list/step",
        "state": "open",
        "frozen": False,
        "due_at": BEGIN + timedelta(minutes=n % 500_000),
        "priority": 50,
        "entered_at": BEGIN,
    }


def _audience(n: int) -> dict[str, object]:
    mine = n < FEW and n % 50 == 0
    organisation = "bench" if mine else f"other{n % ORGANISATIONS}"
    return {
        "audience": f"organisation:{organisation}:agency",
        "sort_at": BEGIN + timedelta(minutes=n % 500_000),
        "task": f"bench-{n}",
    }


def _rounded(value: float) -> Decimal:
    return round(Decimal(value), 2)
