"""Measure the numbers the design asks for."""

import click

from bench import deadline, modeler, sealing, steps, tasks, timers, upload


@click.group(invoke_without_command=True)
@click.pass_context
def bench(context: click.Context) -> None:
    """Print measured costs, all when none is named; see docs/performance.md."""
    if context.invoked_subcommand is None:
        for command in bench.commands.values():
            context.invoke(command)


bench.add_command(steps.step)
bench.add_command(timers.timers)
bench.add_command(tasks.tasks)
bench.add_command(modeler.modeler)
bench.add_command(sealing.sealing)
bench.add_command(deadline.deadline)
bench.add_command(upload.upload)
