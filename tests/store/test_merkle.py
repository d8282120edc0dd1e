"""The Merkle root is that of RFC 6962."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store import merkle


def slow(leaves: list[bytes]) -> bytes:
    """The definition as section 2.1 gives it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + slow(leaves[:split]) + slow(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_root_in_passing_is_the_root_by_definition(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == slow(leaves).hex()


@pytest.mark.parametrize(
    ("leaves", "root"),
    [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ([b""], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ],
)
def test_known_roots_hold(leaves: list[bytes], root: str) -> None:
    assert merkle.root(leaves) == root
