"""Check packages and diagrams before they are published."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from engine import settings
from engine.store import exact
from engine.workflow.checks import PROFILES, Finding
from webapp.cli.check_targets import Surroundings, targets
from webapp.cli.printing import json_option
from webapp.cli.sarif import sarif


@click.command()
@click.argument("paths", type=click.Path(exists=True, path_type=Path), nargs=-1)
@click.option(
    "--profile",
    type=click.Choice(tuple(PROFILES)),
    help="standard: the rules of BPMN; house: what a published version must meet; draft: house, "
    "before it is drawn to the end. Without it, packages are checked as house, single diagrams as "
    "standard.",
)
@click.option("--sarif", "as_sarif", is_flag=True, help="Print SARIF 2.1.0.")
@json_option
def check(paths: tuple[Path, ...], profile: str | None, *, as_json: bool, as_sarif: bool) -> None:
    """Check diagrams, packages, or folders of them; exit code 1 when there is an error.

    Without PATHS: every package of the installation.
    """
    where = settings.read()
    wanted = targets(paths or (where.processes,))
    house = Surroundings.read(where)
    findings: list[Finding] = []
    for number, target in enumerate(wanted, 1):
        found = house.check(target, profile)
        findings += found
        _progress(number, len(wanted), target.path, found)
    _print(findings, as_json=as_json, as_sarif=as_sarif)
    if any(one.severity == "error" for one in findings):
        raise SystemExit(1)


def _progress(number: int, total: int, path: Path, found: Sequence[Finding]) -> None:
    errors = sum(one.severity == "error" for one in found)
    click.echo(f"[{number}/{total}] {path.name}: {errors} errors, {len(found)} findings", err=True)


def _print(findings: Sequence[Finding], *, as_json: bool, as_sarif: bool) -> None:
    if as_sarif:
        click.echo(exact.dumps(sarif(findings)))
    elif as_json:
        click.echo(exact.dumps([{**asdict(one), "page": _page(one)} for one in findings]))
    else:
        for one in findings:
            at = f"{one.file}:{one.line}" if one.line else one.file
            click.echo(f"{one.severity} {at} · {one.element} · {one.zh} ({one.rule})")
            click.echo(f"  {one.en} · {_page(one)}")


def _page(finding: Finding) -> str:
    return f"docs/checks/{finding.rule}.md"
