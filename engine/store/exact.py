"""JSON with exact numbers: 19.99 in, 19.99 out; canonical bytes for hashing."""

from decimal import Decimal
from typing import cast

import msgspec

from engine.vocabulary import Json

_WRITE = msgspec.json.Encoder(decimal_format="number")
_WRITE_SORTED = msgspec.json.Encoder(decimal_format="number", order="deterministic")
_READ = msgspec.json.Decoder(float_hook=Decimal)


def dumps(value: object) -> str:
    """JSON text of a value, key order kept.

    Raises:
        ValueError: a number is not finite.
    """
    return _WRITE.encode(_finite(value)).decode()


def loads(text: str | bytes) -> Json:
    """The value of a JSON text; numbers with a point become Decimal.

    Raises:
        ValueError: the text is not JSON.
    """
    return cast(Json, _READ.decode(text))


def canonical(value: object) -> bytes:
    """The same bytes for equal values whatever the key order: what hashes are made of."""
    return _WRITE_SORTED.encode(_finite(value))


def _finite(value: object) -> object:
    if isinstance(value, Decimal | float) and not Decimal(value).is_finite():
        raise ValueError(f"{value} is not a number that can be stored")
    if isinstance(value, dict):
        for inner in value.values():
            _finite(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _finite(inner)
    return value
