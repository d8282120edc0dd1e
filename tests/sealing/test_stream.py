"""Content in chunks: whatever its length, it comes back; whatever is changed is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealingRefused
from engine.sealing import stream
from engine.sealing.suites import SUITES, Suite

CHUNK = 16 + 10
CONTEXT = b"context"
suites = st.sampled_from(list(SUITES.values()))
borders = st.sampled_from([0, 1, 9, 10, 11, 19, 20, 21, 30, 50])


def sealed(suite: Suite, plain: bytes, pieces: int = 7) -> list[bytes]:
    parts = [plain[at : at + pieces] for at in range(0, len(plain), pieces)]
    return list(stream.seal(suite, bytes(suite.key_size), CONTEXT, parts, CHUNK))


def opened(suite: Suite, chunks: list[bytes]) -> bytes:
    return b"".join(stream.unseal(suite, bytes(suite.key_size), CONTEXT, chunks))


@given(suites, borders | st.integers(0, 200), st.integers(1, 40))
def test_any_length_comes_back_cut_anyhow(suite: Suite, size: int, pieces: int) -> None:
    plain = bytes(at % 251 for at in range(size))
    chunks = sealed(suite, plain, pieces)
    assert opened(suite, chunks) == plain
    assert [len(chunk) for chunk in chunks[:-1]] == [CHUNK] * (len(chunks) - 1)
    assert stream.TAG <= len(chunks[-1]) <= CHUNK
    assert len(chunks) == max(1, -(-size // 10))


@given(suites, st.integers(1, 5), st.data())
def test_a_flipped_bit_is_named(suite: Suite, count: int, data: st.DataObject) -> None:
    chunks = sealed(suite, bytes(count * 10 - 3))
    index = data.draw(st.integers(0, len(chunks) - 1))
    at = data.draw(st.integers(0, len(chunks[index]) * 8 - 1))
    changed = bytearray(chunks[index])
    changed[at // 8] ^= 1 << at % 8
    chunks[index] = bytes(changed)
    assert refused(suite, chunks) == index


@given(suites, st.integers(2, 6), st.data())
def test_a_chunk_in_another_place_is_named(suite: Suite, count: int, data: st.DataObject) -> None:
    chunks = sealed(suite, bytes(count * 10))
    one = data.draw(st.integers(0, count - 2))
    other = data.draw(st.integers(one + 1, count - 1))
    chunks[one], chunks[other] = chunks[other], chunks[one]
    assert refused(suite, chunks) == one


@given(suites, st.integers(2, 6), st.data())
def test_a_doubled_chunk_is_named(suite: Suite, count: int, data: st.DataObject) -> None:
    chunks = sealed(suite, bytes(count * 10))
    index = data.draw(st.integers(0, count - 1))
    last = index == count - 1
    chunks.insert(index, chunks[index])
    assert refused(suite, chunks) == (index if last else index + 1)


@given(suites, st.integers(2, 6), st.data())
def test_a_missing_chunk_is_named(suite: Suite, count: int, data: st.DataObject) -> None:
    chunks = sealed(suite, bytes(count * 10))
    index = data.draw(st.integers(0, count - 1))
    del chunks[index]
    assert refused(suite, chunks) == min(index, count - 2)


@given(suites)
def test_nothing_is_not_an_empty_content(suite: Suite) -> None:
    assert refused(suite, []) == 0
    assert opened(suite, sealed(suite, b"")) == b""


def test_a_chunk_of_the_format_is_eight_mebibytes_with_its_tag() -> None:
    plain = stream.PLAIN
    suite, key = SUITES["intl"], bytes(32)
    exact = list(stream.seal(suite, key, CONTEXT, [bytes(plain)]))
    more = list(stream.seal(suite, key, CONTEXT, [bytes(plain), b"x"]))
    assert [len(chunk) for chunk in exact] == [8 * 1024 * 1024]
    assert [len(chunk) for chunk in more] == [8 * 1024 * 1024, 17]


def refused(suite: Suite, chunks: list[bytes]) -> object:
    """The index of the chunk that the refusal names; what came before it came out."""
    with pytest.raises(SealingRefused) as refusal:
        opened(suite, chunks)
    assert refusal.value.code == "chunk"
    return refusal.value.where["index"]
