"""Check packages before they are published."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from engine import settings
from engine.composition import SERVICES
from engine.law.folder import read_rows
from engine.people.roles import Roles
from engine.settings import Settings
from engine.store import exact
from engine.workflow import checks, packages
from engine.workflow.checks import Finding
from webapp.cli.printing import json_option

ITEM = "item.toml"


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@json_option
def check(folder: Path | None, *, as_json: bool) -> None:
    """Check one package, or every package of a folder; exit code 1 when there is an error."""
    where = settings.read()
    processes, names = _packages(folder or where.processes)
    findings = [one for name in names for one in _findings(where, processes, name)]
    if as_json:
        click.echo(exact.dumps([asdict(one) for one in findings]))
    else:
        for one in findings:
            click.echo(f"{one.severity} {one.file} · {one.element} · {one.zh} ({one.rule})")
        click.echo(f"{len(names)} packages, {len(findings)} findings", err=True)
    if any(one.severity == "error" for one in findings):
        raise SystemExit(1)


def _packages(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder of packages and the names to check."""
    if (folder / ITEM).exists():
        at = folder.resolve()
        return at.parent, (at.name,)
    names = packages.names(folder)
    if not names:
        raise click.UsageError(f"{folder}: no package here, that is no folder with {ITEM}")
    return folder, names


def _findings(where: Settings, processes: Path, name: str) -> Iterator[Finding]:
    package = packages.read(processes, where.forms, name)
    bundle = checks.Bundle(
        files=package.files,
        trading_type=name,
        item=package.content,
        roles=frozenset(Roles.read(where.processes / "roles.toml")),
        services={
            key: checks.ServiceShape(inputs=service.inputs, outputs=service.outputs)
            for key, service in SERVICES.items()
        },
        law_rules=frozenset(row.id for row in read_rows(where.processes / "law")),
    )
    yield from checks.run(bundle)
