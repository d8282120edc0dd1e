"""The packages of the house pass their own checks."""

from pathlib import Path

import pytest

from engine.composition import PREFILLS, SERVICES
from engine.law.folder import read_book
from engine.people.roles import Roles
from engine.workflow import checks, packages
from engine.workflow.checks import Bundle, ServiceShape, read_statutes
from engine.workflow.prefilling import known_paths

ROOT = Path(__file__).parents[3]
PROCESSES = ROOT / "processes"


@pytest.mark.parametrize("trading_type", packages.names(PROCESSES))
def test_our_own_package_has_no_finding(trading_type: str) -> None:
    package = packages.read(PROCESSES, ROOT / "forms", trading_type)
    book = read_book(PROCESSES / "law")
    bundle = Bundle(
        files=package.files,
        trading_type=trading_type,
        item=package.content,
        roles=frozenset(Roles.read(PROCESSES / "roles.toml")),
        services={
            name: ServiceShape(inputs=service.inputs, outputs=service.outputs)
            for name, service in SERVICES.items()
        },
        law_rules=book.ids(),
        prefills=known_paths(PREFILLS),
        statutes=read_statutes(PROCESSES, book),
    )
    assert checks.run(bundle) == ()
