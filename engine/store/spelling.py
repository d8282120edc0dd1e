"""Statements written with SQLAlchemy as text for a driver, compiled once for each database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Executable, Select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

Convert = Callable[[Any], Any] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelled:
    """Text with positional parameters; how each value goes in and each column comes out."""

    text: str
    names: tuple[str, ...]
    into: Mapping[str, Convert]
    constants: Mapping[str, object]
    out: Mapping[str, Convert]

    def parameters(self, values: Mapping[str, object]) -> list[object]:
        known = {**self.constants, **values}
        return [
            how(known[name]) if (how := self.into[name]) else known[name] for name in self.names
        ]

    def row(self, names: list[str], values: tuple[Any, ...]) -> dict[str, Any]:
        return {
            name: how(value) if (how := self.out.get(name)) else value
            for name, value in zip(names, values, strict=True)
        }


def spelled(statement: Executable, keys: frozenset[str], dialect: Dialect) -> Spelled:
    """A statement that its module keeps as a constant, for values with these keys."""
    return _spelled(statement, keys, _POSTGRESQL if dialect.name == "postgresql" else dialect)


@cache
def _spelled(statement: Any, keys: frozenset[str], dialect: Dialect) -> Spelled:
    compiled = statement.compile(dialect=dialect, column_keys=sorted(keys))
    binds = compiled.binds
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    return Spelled(
        text=compiled.string,
        names=tuple(compiled.positiontup or ()),
        into={
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in binds.items()
        },
        constants={name: bind.value for name, bind in binds.items() if not bind.required},
        out={
            column.name: column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in columns
        },
    )


_new: Callable[..., Dialect] = PGDialect_psycopg
_POSTGRESQL = _new(paramstyle="numeric_dollar")
