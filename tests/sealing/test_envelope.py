"""The read-out envelope: one size, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealingRefused
from engine.sealing import envelope
from engine.sealing.suites import SUITES, Suite

suites = st.sampled_from(list(SUITES.values()))
LARGEST = 4092 - len('{"t":""}')


def there_and_back(suite: Suite, fields: dict[str, object]) -> object:
    key = bytes(suite.key_size)
    sealed = envelope.seal_envelope(suite, key, b"context", fields)  # type: ignore[arg-type]
    assert len(sealed) == 4112
    return envelope.open_envelope(suite, key, b"context", sealed)


@given(suites, st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=10))
def test_any_fields_come_back_in_one_size(suite: Suite, fields: dict[str, object]) -> None:
    assert there_and_back(suite, fields) == fields


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)
def test_what_just_fits_fits_and_one_more_is_refused(suite: Suite) -> None:
    assert there_and_back(suite, {"t": "x" * LARGEST})
    with pytest.raises(SealingRefused, match="read_out_too_large"):
        there_and_back(suite, {"t": "x" * (LARGEST + 1)})


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\0\0\x10\0" + bytes(4092),
        b"\0\0\0\2[]" + bytes(4090),
        b"\0\0\0\2{}" + bytes(4089) + b"x",
        b"\0\0\0\3{}x" + bytes(4089),
        b"\0\0\0\2{}",
    ],
    ids=["empty", "length too large", "no fields", "hidden bytes", "no json", "short"],
)
def test_a_malformed_envelope_is_refused(plain: bytes) -> None:
    suite = SUITES["intl"]
    sealed = suite.encrypt(bytes(32), bytes(12), plain, b"context")
    with pytest.raises(SealingRefused, match="envelope"):
        envelope.open_envelope(suite, bytes(32), b"context", sealed)
