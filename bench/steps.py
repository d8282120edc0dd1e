"""One durable task completion against the same rows written by hand-made SQL."""

import statistics
import time
from decimal import Decimal
from uuid import uuid4

import click

from bench import diagrams, lab
from bench.replay import Floor, Recorder
from engine.app import Engine
from engine.store import exact
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.inside import inside

STEPS = 110
EARLY, LATE = range(3, 8), range(98, 103)


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--projects", default=30, show_default=True)
@click.option("--database", type=click.Choice(lab.DATABASES), multiple=True)
def step(projects: int, database: tuple[str, ...], *, as_json: bool) -> None:
    """Ratio of a completion to its floor, and its growth from history 5 to history 100."""
    result = {kind: _measure(kind, projects) for kind in database or lab.DATABASES}
    if as_json:
        click.echo(exact.dumps(result))
        return
    for kind, numbers in result.items():
        click.echo(f"{kind:12}" + "  ".join(f"{name} {value}" for name, value in numbers.items()))


def _measure(kind: str, projects: int) -> dict[str, Decimal]:
    with lab.house(kind) as engine:
        item = lab.publish(engine, diagrams.line("bench_line", STEPS), "bench_line")
        recorder = Recorder(engine._database)
        floor = Floor(engine.settings.database_url)
        runs = [_run(engine, recorder, floor, item) for _ in range(projects)]
        floor.close()
    middle = [run[n] for run in runs for n in range(STEPS - 1)]
    whole, bare = (statistics.median(pair[i] for pair in middle) for i in (0, 1))
    early, late = (
        statistics.median(run[n][0] for run in runs for n in part) for part in (EARLY, LATE)
    )
    return {
        "ratio": _rounded(whole / bare),
        "history_ratio": _rounded(late / early),
        "completion_ms": _rounded(whole),
        "floor_ms": _rounded(bare),
    }


def _run(engine: Engine, recorder: Recorder, floor: Floor, item: str) -> list[tuple[float, float]]:
    recorder.drain()
    project = engine.handle(
        StartProject(actor=lab.AGENT, item=item, region=lab.REGION, data={"note": "n"})
    )
    twin = uuid4().hex
    floor.write(recorder.drain(), project, twin)
    times = []
    for n in range(STEPS - 1):
        task = engine.ask(inside, project).tasks[0].id
        order = CompleteTask(
            actor=lab.AGENT, task=task, data={"note": f"note {n}", "amount": "1234567.89"}
        )
        began = time.perf_counter()
        engine.handle(order)
        took = (time.perf_counter() - began) * 1000
        times.append((took, floor.write(recorder.drain(), project, twin)))
    return times


def _rounded(value: float) -> Decimal:
    return round(Decimal(value), 3)
