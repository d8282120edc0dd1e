"""What `sunroad check` is pointed at: packages, folders of packages, or diagrams by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from engine.composition import PREFILLS, SERVICES
from engine.law.folder import read_book
from engine.people.roles import Roles
from engine.settings import Settings
from engine.workflow import packages
from engine.workflow.checks import (
    MOST_BYTES,
    Bundle,
    Finding,
    ServiceShape,
    Statutes,
    read_statutes,
    run,
)
from engine.workflow.prefilling import known_paths

ITEM = "item.toml"
LOOSE = (".bpmn", ".dmn", ".form")


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """`package` is a folder with item.toml; else `path` is one file, named `path` in findings."""

    path: Path
    package: bool

    @property
    def profile(self) -> str:
        """How it is checked when nobody says: a diagram by itself answers to the standard alone."""
        return "standard" if self.path.suffix == ".bpmn" and not self.package else "house"


def targets(paths: Sequence[Path]) -> tuple[Target, ...]:
    """Everything to check. Raises UsageError for a folder that holds nothing to check."""
    return tuple(target for path in paths for target in _targets(path))


def _targets(path: Path) -> Iterator[Target]:
    if path.is_file():
        yield Target(path=path, package=False)
        return
    if (path / ITEM).exists():
        yield Target(path=path.resolve(), package=True)
        return
    names = packages.names(path)
    for name in names:
        yield Target(path=path / name, package=True)
    if names:
        return
    files = sorted(file for file in path.rglob("*.bpmn") if file.is_file())
    if not files:
        raise click.UsageError(f"{path}: no package here, that is no folder with {ITEM}")
    for file in files:
        yield Target(path=file, package=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """The house that packages are checked for; read once."""

    where: Settings
    roles: frozenset[str]
    law_rules: frozenset[str]
    statutes: Statutes

    @classmethod
    def read(cls, where: Settings) -> "Surroundings":
        book = read_book(where.processes / "law")
        return cls(
            where=where,
            roles=frozenset(Roles.read(where.processes / "roles.toml")),
            law_rules=book.ids(),
            statutes=read_statutes(where.processes, book),
        )

    def check(self, target: Target, profile: str | None) -> tuple[Finding, ...]:
        """The findings of one target, with the profile given or its own."""
        bundle = self._package(target.path) if target.package else self._file(target.path)
        return run(bundle, profile=profile or target.profile)

    def _package(self, path: Path) -> Bundle:
        package = packages.read(path.parent, self.where.forms, path.name)
        return Bundle(
            files=package.files,
            trading_type=path.name,
            item=package.content,
            roles=self.roles,
            services=_services(),
            law_rules=self.law_rules,
            statutes=self.statutes,
            prefills=known_paths(PREFILLS),
        )

    def _file(self, path: Path) -> Bundle:
        if path.suffix not in LOOSE:
            raise click.UsageError(f"{path}: not one of {', '.join(LOOSE)}")
        with path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
        return Bundle(
            files={str(path): body},
            roles=self.roles,
            services=_services(),
            law_rules=self.law_rules,
            statutes=self.statutes,
            prefills=known_paths(PREFILLS),
        )


def _services() -> dict[str, ServiceShape]:
    return {
        name: ServiceShape(inputs=service.inputs, outputs=service.outputs)
        for name, service in SERVICES.items()
    }
