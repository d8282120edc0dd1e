"""Runs the checks over a package before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.vocabulary import Json
from engine.workflow import checks

if TYPE_CHECKING:
    from engine.workflow.work import Work


def errors(
    work: Work, trading_type: str, content: Mapping[str, Json], files: Mapping[str, bytes]
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
