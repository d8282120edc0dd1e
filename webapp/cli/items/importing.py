"""Import a package: check it, play its stories, then make it a draft or publish it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from engine.app import Engine
from engine.workflow import packages
from engine.workflow.orders.import_package import ImportPackage
from engine.workflow.packages.entries import MOST_TOTAL
from engine.workflow.packages.signatures import Signature
from engine.workflow.queries.house_state import house_state
from webapp.cli.acting import acting, open_engine, operator
from webapp.cli.bars import bars
from webapp.cli.days import DAY, begin
from webapp.cli.items.sources import package_at
from webapp.packages.drafting import as_draft
from webapp.packages.judging import Verdict, judge

PROVINCE = "320000"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What shall become of a good package."""

    publish: bool
    unsigned: bool
    reason: str
    region: str
    since: datetime | None
    login: str | None


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--publish", is_flag=True, help="Publish it at once; needs --reason.")
@click.option("--unsigned", is_flag=True, help="Publish though no trusted key signed it.")
@click.option("--reason", default="", help="Why; it stays in the ledger.")
@click.option("--region", default=PROVINCE, show_default=True, help="Where it may be started.")
@click.option(
    "--effective",
    "since",
    type=DAY,
    help="In force from a day; default: now.",
)
@click.option("--as", "login", metavar="LOGIN", help="Make it a draft of this analyst.")
def import_package(
    file: Path,
    *,
    publish: bool,
    unsigned: bool,
    reason: str,
    region: str,
    since: datetime | None,
    login: str | None,
) -> None:
    """Import a package from a zip or a package's folder.

    Its checks are run and its stories played; with an error nothing is changed, every reason is
    printed and the exit code is 1. A good package becomes a draft of an analyst with --as, is
    published by the operator with --publish, and else was only tried.
    """
    want = Wanted(
        publish=publish, unsigned=unsigned, reason=reason, region=region, since=since, login=login
    )
    _require_sense(want)
    engine, body = open_engine(), _zip(file)
    verdict = _judged(engine, body)
    _tell(verdict)
    if not verdict.good:
        raise SystemExit(1)
    click.echo(_done(engine, body, verdict, want))


def _require_sense(want: Wanted) -> None:
    if want.publish and want.login:
        raise click.UsageError("either --publish or --as LOGIN: the operator publishes, nobody as")
    if want.publish and not want.reason.strip():
        raise click.UsageError("--publish needs --reason")


def _zip(file: Path) -> bytes:
    """The bytes of a zip as they are, no more than a package may have; a folder's are packed."""
    if file.is_dir():
        return packages.write_zip(package_at(str(file)).parts)
    with file.open("rb") as read:
        return read.read(MOST_TOTAL + 1)


def _judged(engine: Engine, body: bytes) -> Verdict:
    with bars() as progress:
        return judge(engine, body, lambda step, done, every: progress(step, done, every))


def _tell(verdict: Verdict) -> None:
    for signature in verdict.report.signatures if verdict.report else ():
        click.echo(f"signature {_line(signature)}", err=True)
    if verdict.report and not verdict.report.signatures:
        click.echo("not signed", err=True)
    for one in verdict.reasons:
        click.echo(f"error {one.file} · {one.element or '-'} · {one.zh}")
        click.echo(f"  {one.en}")


def _line(signature: Signature) -> str:
    who = f" ({signature.organisation})" if signature.organisation else ""
    return f"{signature.key}{who}: {signature.standing}"


def _done(engine: Engine, body: bytes, verdict: Verdict, want: Wanted) -> str:
    """The version's or the draft's id."""
    if want.login:
        stories = {name: one.told() for name, one in verdict.outcomes.items()}
        return as_draft(engine, acting(engine, want.login), body, stories, region=want.region)
    if not want.publish:
        return "good; nothing was imported: --as LOGIN makes a draft, --publish publishes"
    return str(
        engine.handle(
            ImportPackage(
                actor=operator(),
                package=body,
                effective_from=begin(want.since) or engine.ask(house_state).now,
                region=want.region,
                reason=want.reason,
                unsigned=want.unsigned,
            )
        )
    )
