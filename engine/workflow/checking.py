"""Runs the checks over a package before it is published."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow import checks
from engine.workflow.transaction import Transaction


def errors(
    work: Transaction, trading_type: str, content: Mapping[str, Json], files: Mapping[str, bytes]
) -> tuple[str, ...]:
    """One sentence per error: file, element, reason."""
    house = work.house
    bundle = checks.Bundle(
        files=files,
        trading_type=trading_type,
        item=content,
        roles=frozenset(house.roles),
        services={
            name: checks.ServiceShape(inputs=service.inputs, outputs=service.outputs)
            for name, service in house.services.items()
        },
        law_rules=frozenset(work.law.book.ids()),
    )
    return tuple(
        f"{finding.file} · {finding.element} · {finding.zh}"
        for finding in checks.run(bundle)
        if finding.severity == "error"
    )
