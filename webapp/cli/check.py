"""Check packages before they are published."""

from dataclasses import dataclass
from pathlib import Path

import click

from engine import settings
from engine.composition import SERVICES
from engine.law.folder import read_rows
from engine.people.roles import Roles
from engine.settings import Settings
from engine.workflow import checks, packages
from webapp.cli.common import json_option, show


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One finding as printed."""

    severity: str
    rule: str
    file: str
    element: str
    message: str


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@json_option
def check(folder: Path | None, *, as_json: bool) -> None:
    """Check every package of a processes folder; exit code 1 when there is an error."""
    where = settings.read()
    processes = folder or where.processes
    lines = [line for name in packages.names(processes) for line in _lines(where, processes, name)]
    show(lines, {"severity": "8", "file": "28", "element": "28", "message": ""}, as_json=as_json)
    if any(line.severity == "error" for line in lines):
        raise SystemExit(1)


def _lines(where: Settings, processes: Path, name: str) -> list[Line]:
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
    return [
        Line(
            severity=finding.severity,
            rule=finding.rule,
            file=finding.file,
            element=finding.element,
            message=finding.zh,
        )
        for finding in checks.run(bundle)
    ]
