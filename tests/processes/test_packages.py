"""What is published from the folders passes every check of a package, without a warning."""

import pytest

from engine.composition import PREFILLS, SERVICES
from engine.law.folder import read_book
from engine.people.roles import Roles
from engine.workflow import checks, packages
from engine.workflow.prefilling import known_paths
from tests.processes.diagrams import ROOT

PROCESSES = ROOT / "processes"


@pytest.mark.parametrize("trading_type", packages.names(PROCESSES))
def test_a_trading_type_passes_every_check(trading_type: str) -> None:
    package = packages.read(PROCESSES, ROOT / "forms", trading_type)
    bundle = checks.Bundle(
        files=package.files,
        trading_type=trading_type,
        item=package.content,
        roles=frozenset(Roles.read(PROCESSES / "roles.toml")),
        services={
            name: checks.ServiceShape(inputs=service.inputs, outputs=service.outputs)
            for name, service in SERVICES.items()
        },
        prefills=known_paths(PREFILLS),
        law_rules=read_book(PROCESSES / "law").ids(),
    )
    assert [f"{found.file} {found.element} {found.en}" for found in checks.run(bundle)] == []
