"""Two of three shares give the secret; one says nothing about it."""

from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sealing import shares

TRIALS = 8192
LIMIT = 220  # chi square of 127 degrees of freedom: passed by chance once in a million runs


@given(st.binary(min_size=1, max_size=64))
def test_any_two_and_all_three_combine_in_any_order(secret: bytes) -> None:
    made = shares.split(secret)
    assert {shares.combine(some) for some in permutations(made, 2)} == {secret}
    assert shares.combine(made) == secret


@given(st.binary(min_size=32, max_size=32), st.integers(0, 31), st.integers(1, 255))
def test_a_changed_share_gives_another_secret(secret: bytes, at: int, change: int) -> None:
    first, second, _ = shares.split(secret)
    changed = bytes(byte ^ change if place == at else byte for place, byte in enumerate(first))
    assert shares.combine([changed, second]) != secret


def test_places_are_distinct_and_never_zero() -> None:
    for _ in range(200):
        places = [share[-1] for share in shares.split(b"secret")]
        assert len(set(places)) == shares.SHARES
        assert 0 not in places


@pytest.mark.parametrize("secret", [b"\x00", b"\xff", b"\x53"])
def test_one_share_is_distributed_as_if_there_were_no_secret(secret: bytes) -> None:
    """Whatever the secret, every value of a share's byte is equally frequent."""
    seen = Counter(shares.split(secret)[0][0] // 2 for _ in range(TRIALS))
    assert _chi_square(seen, 128) < LIMIT


def test_the_statistic_would_notice_a_share_that_tells() -> None:
    """A share without a random slope, the mistake to be feared, fails the same check."""
    seen = Counter(0x53 // 2 for _ in range(TRIALS))
    assert _chi_square(seen, 128) > LIMIT


def test_every_secret_fits_one_share_with_some_other() -> None:
    """For any byte there is a second share that gives it: one share decides nothing."""
    first = shares.split(b"\x2a")[0]
    place = next(x for x in range(1, 256) if x != first[-1])
    found = {shares.combine([first, bytes((y, place))]) for y in range(256)}
    assert found == {bytes((value,)) for value in range(256)}


@pytest.mark.parametrize(
    "some",
    [[], [b"\1\1"], [b"\1\1", b"\2\1"], [b"\1\0", b"\2\1"], [b"\1\1", b"\2\2\3"]],
    ids=["none", "one", "one place twice", "place zero", "unequal"],
)
def test_what_does_not_combine_is_refused(some: list[bytes]) -> None:
    with pytest.raises(ValueError, match=r"two shares|shorter|longer"):
        shares.combine(some)


def test_no_two_splittings_are_alike() -> None:
    made = [shares.split(b"the same secret") for _ in range(50)]
    assert all(one != other for one, other in combinations(made, 2))


def _chi_square(seen: Counter[int], cells: int) -> float:
    expected = TRIALS / cells
    return sum((seen[cell] - expected) ** 2 / expected for cell in range(cells))
