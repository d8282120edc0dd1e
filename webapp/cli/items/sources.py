"""What a command is pointed at: a zip, a package's folder, an item's code, code@revision."""

from pathlib import Path

import click

from engine import settings
from engine.workflow import packages
from engine.workflow.packages.package import ITEM, of
from engine.workflow.queries.item_package import item_package
from webapp.cli.acting import open_engine, operator


def package_at(text: str) -> packages.Package:
    """Of a zip or a folder with item.toml, else of the catalogue.

    Raises:
        UsageError: a folder that is no package, a revision that is no number.
        BadDiagram, NotFound: as reading says.
    """
    path = Path(text)
    if path.is_file():
        return packages.read_zip(path)
    if path.is_dir():
        return _in_folder(path.resolve())
    code, _, revision = text.partition("@")
    return of(open_engine().ask(item_package, operator(), code, _number(revision)))


def _in_folder(path: Path) -> packages.Package:
    """Its forms lie beside `processes`, as in a checkout; else they are the installation's."""
    if not (path / ITEM).is_file():
        raise click.UsageError(f"{path}: no package here, that is no folder with {ITEM}")
    forms = path.parents[1] / "forms"
    where = forms if forms.is_dir() else settings.read().forms
    return packages.read(path.parent, where, path.name)


def _number(revision: str) -> int | None:
    if revision and not (revision.isascii() and revision.isdigit()):
        raise click.UsageError(f"{revision}: no revision; write CODE@NUMBER")
    return int(revision) if revision else None
