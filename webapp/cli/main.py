"""`sunroad`: every command, and whatever goes wrong as one line with exit code 2."""

import sys
import traceback
from collections.abc import Mapping

import click

from engine.errors import Refused
from engine.store.reaching import reached
from webapp.cli import (
    archive,
    backup,
    bank,
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
    seal,
    serve,
    tasks,
    timers,
    users,
    verify,
)

TRACE = "--trace"
COMMANDS: Mapping[str, click.Command] = {
    "run": serve.run,
    "web": serve.web,
    "worker": serve.worker,
    "receiver": receiver.receiver,
    "bank": bank.bank,
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
    "seal": seal.seal,
    "backup": backup.backup,
    "restore": backup.restore,
    "archive": archive.archive,
    "doctor": doctor.doctor,
    "bench": bench.bench,
}


@click.group("sunroad", commands=dict(COMMANDS))
@click.option(TRACE, is_flag=True, expose_value=False, help="After an error, where it arose.")
def cli() -> None:
    """Sunroad 阳光交易: public-resource trading."""


def main() -> None:
    """Run a command; an error is one line on stderr and exit code 2."""
    try:
        with reached():
            code = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:
        _tell(error)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(error: Exception) -> None:
    if TRACE in sys.argv:
        traceback.print_exception(error)
    line = " ".join(_sentence(error).split())
    click.echo(f"sunroad: {line}", err=True)


def _sentence(error: Exception) -> str:
    """What is wrong and what to do; only what nobody foresaw is named by its type."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or ''}".removesuffix(": ")
    return f"{type(error).__name__}: {error}"
