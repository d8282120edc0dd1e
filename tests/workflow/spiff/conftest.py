"""Every scenario runs with and without the round trip, and may not change a spec."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.workflow.spiff import Definition
from tests.workflow.spiff.short import House, Project, definition

Make = Callable[..., Project]


@pytest.fixture(params=[True, False], ids=["stored", "live"])
def project(request: pytest.FixtureRequest) -> Iterator[Make]:
    """`project(*diagrams, house=…, **case)` starts one; specs are compared at the end."""
    read: list[tuple[Definition, str]] = []

    def make(*diagrams: bytes, house: House | None = None, **case: Any) -> Project:
        found = definition(*diagrams)
        read.append((found, found.fingerprint()))
        return Project(found, request.param, house or House(), case)

    yield make
    for found, before in read:
        assert found.fingerprint() == before, "a run changed a spec"
