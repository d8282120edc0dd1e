"""Runs the checks over a package with what this house knows: roles, services, law."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow import checks, clock
from engine.workflow.checks.package import Package, open_package
from engine.workflow.house import House, Law
from engine.workflow.prefilling import known_paths
from engine.workflow.transaction import Transaction

Files = Mapping[str, bytes]


def errors(
    work: Transaction,
    trading_type: str,
    content: Mapping[str, Json],
    files: Files,
    profile: str = "house",
) -> tuple[str, ...]:
    """One sentence per error: file, element, reason."""
    bundle = _bundle(work.house, work.law, trading_type, content, files)
    return tuple(
        f"{finding.file} · {finding.element} · {finding.zh}"
        for finding in checks.run(bundle, profile=profile)
        if finding.severity == "error"
    )


def findings(
    session: Session,
    trading_type: str,
    content: Mapping[str, Json],
    files: Files,
    profile: str = "house",
) -> tuple[checks.Finding, ...]:
    """Everything the checks say, for a query."""
    house: House = session.info["house"]
    law = house.law(session, clock.read(session).law_revision)
    return checks.run(_bundle(house, law, trading_type, content, files), profile=profile)


def opened(
    session: Session, trading_type: str, content: Mapping[str, Json], files: Files
) -> Package:
    """The package as the checks walk it, for queries that tell what is in it."""
    house: House = session.info["house"]
    law = house.law(session, clock.read(session).law_revision)
    return open_package(_bundle(house, law, trading_type, content, files))


def _bundle(
    house: House, law: Law, trading_type: str, content: Mapping[str, Json], files: Files
) -> checks.Bundle:
    return checks.Bundle(
        files=files,
        trading_type=trading_type,
        item=content,
        roles=frozenset(house.roles),
        services={
            name: checks.ServiceShape(inputs=service.inputs, outputs=service.outputs)
            for name, service in house.services.items()
        },
        law_rules=frozenset(law.book.ids()),
        statutes=checks.read_statutes(house.settings.processes, law.book),
        prefills=known_paths(house.prefills),
    )
