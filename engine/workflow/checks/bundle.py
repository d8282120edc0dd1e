"""A package as it comes: files by path, and what the house around it knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.vocabulary import Json
from engine.workflow.checks.statutes import Statutes


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceShape:
    """The inputs a service knows and the outputs it gives."""

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """`files` by path in the bundle, `item` the content of item.toml.

    `prefills` are the paths from which fields may be filled (`party.name`).
    """

    files: Mapping[str, bytes]
    trading_type: str = ""
    item: Mapping[str, Json] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    services: Mapping[str, ServiceShape] = field(default_factory=dict)
    law_rules: frozenset[str] = frozenset()
    statutes: Statutes = field(default_factory=Statutes)
    prefills: frozenset[str] = frozenset()
