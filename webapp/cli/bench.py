"""Measure the numbers the design asks for."""

import click

from bench import steps, tasks, timers


@click.group()
def bench() -> None:
    """Print measured costs; see docs/performance.md."""


bench.add_command(steps.step)
bench.add_command(timers.timers)
bench.add_command(tasks.tasks)
