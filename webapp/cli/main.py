"""`sunroad`: every command, and errors as one line with exit code 2."""

import sys
from collections.abc import Mapping

import click

from engine.errors import Refused
from webapp.cli import (
    backup,
    bench,
    check,
    demo,
    deploy,
    doctor,
    incidents,
    init,
    items,
    migrate,
    projects,
    receiver,
    serve,
    tasks,
    timers,
    users,
    verify,
)

COMMANDS: Mapping[str, click.Command] = {
    "run": serve.run,
    "web": serve.web,
    "worker": serve.worker,
    "receiver": receiver.receiver,
    "init": init.init,
    "migrate": migrate.migrate,
    "demo": demo.demo,
    "check": check.check,
    "deploy": deploy.deploy,
    "items": items.items,
    "start": projects.start,
    "projects": projects.projects,
    "show": projects.show,
    "tasks": tasks.tasks,
    "complete": tasks.complete,
    "send": projects.send,
    "timers": timers.timers,
    "incidents": incidents.incidents,
    "retry": incidents.retry,
    "users": users.users,
    "verify": verify.verify,
    "backup": backup.backup,
    "restore": backup.restore,
    "doctor": doctor.doctor,
    "bench": bench.bench,
}

cli = click.Group("sunroad", dict(COMMANDS), help="Sunroad 阳光交易: public-resource trading.")


def main() -> None:
    """Run a command; what the engine refuses is one line on stderr and exit code 2."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except Refused as refusal:
        click.echo(f"sunroad: {refusal}", err=True)
        sys.exit(2)
