"""What a city's keeper may set in an item derived from the province's."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotFound, Problem
from engine.workflow import catalogue
from engine.workflow.catalogue import Item, deriving, following, scope
from engine.workflow.queries.answering import now
from engine.workflow.queries.parameter_lines import ParameterLine, parameter_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Derivation:
    """`problems` say why the city's present values no longer agree with the province's."""

    code: str
    name: str
    region: str
    exists: bool
    base_revision: int
    parameters: tuple[ParameterLine, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictLine:
    """A derived item that stayed behind the province's revision `base_revision`."""

    code: str
    base: str
    name: str
    region: str
    follows: int | None
    base_revision: int
    problems: tuple[Problem, ...]


def derivation(session: Session, code: str, region: str, language: str = "zh") -> Derivation:
    """The form's values: the city's own where it has them, else the province's.

    Raises:
        NotFound: no such item of the province, or the region is no city.
    """
    base = catalogue.newest(session, code)
    if base.base or not scope.is_province(base.region) or not scope.is_city(region):
        raise NotFound(f"catalogue item {code}")
    own = _own(session, base, region)
    values = own.own_parameters if own else {}
    shown = deriving.derived(
        base, region, values, begins=now(session), by="", at=now(session), reason=""
    )
    return Derivation(
        code=base.code,
        name=base.name(language),
        region=region,
        exists=own is not None,
        base_revision=base.revision,
        parameters=parameter_lines(shown, base, language),
        problems=deriving.problems(base, values),
    )


def catalogue_conflicts(
    session: Session, region: str | None = None, language: str = "zh"
) -> tuple[ConflictLine, ...]:
    """Of a city, or of all where `region` is None or the province."""
    every = region is None or scope.is_province(region)
    return tuple(
        ConflictLine(
            code=one.item.code,
            base=one.base.code,
            name=one.base.name(language),
            region=one.item.region,
            follows=one.item.base_revision,
            base_revision=one.base.revision,
            problems=one.problems,
        )
        for one in following.conflicts(session, now(session))
        if every or one.item.region == region
    )


def _own(session: Session, base: Item, region: str) -> Item | None:
    for item in catalogue.derived_from(session, base.code):
        if item.region == region and item.status(now(session)) != "ended":
            return item
    return None
