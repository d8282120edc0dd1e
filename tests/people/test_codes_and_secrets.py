"""Codes of organisations, sealed secrets, one-time passwords."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from engine.people import password, secret_box, totp, uscc
from tests.people.house import settings_in

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
GOOD = ["91110000600037341L", "91320100MA100048X7", "91321300MA1004923G"]


@pytest.mark.parametrize("code", GOOD)
def test_a_good_code_is_valid_however_it_is_written(code: str) -> None:
    assert uscc.valid(code)
    assert uscc.written(f" {code[:8].lower()}-{code[8:].lower()} ") == code


@given(
    st.sampled_from(GOOD), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY")
)
def test_one_changed_character_makes_a_code_wrong(code: str, at: int, letter: str) -> None:
    changed = code[:at] + letter + code[at + 1 :]
    assert uscc.valid(changed) == (changed == code)


def test_a_sealed_secret_opens_for_its_owner_only(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    sealed = secret_box.seal(settings, "owner", "secret")
    assert secret_box.unseal(settings, "owner", sealed) == "secret"
    with pytest.raises(InvalidTag):
        secret_box.unseal(settings, "other", sealed)
    with pytest.raises(InvalidTag):
        secret_box.unseal(settings_in(tmp_path / "another"), "owner", sealed)
    assert (settings.keys / secret_box.KEY).stat().st_mode & 0o777 == 0o600


def test_a_digest_depends_on_owner_and_key(tmp_path: Path) -> None:
    here, there = settings_in(tmp_path / "a"), settings_in(tmp_path / "b")
    known = {
        secret_box.digest(here, "one", "code"),
        secret_box.digest(here, "two", "code"),
        secret_box.digest(there, "one", "code"),
    }
    assert len(known) == 3
    assert secret_box.digest(here, "one", "code") in known


def test_one_time_passwords_are_long_and_differ() -> None:
    made = {password.one_time() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 for one in made)


def test_nobodys_password_never_matches() -> None:
    assert not password.matches(None, "nobody")
    assert not password.matches("broken", "nobody")
    assert password.matches(password.hashed("密码"), "密码")


@given(st.integers(2, 2**31), st.integers(-1, 1))
def test_a_code_counts_only_after_the_last_used_step(step: int, off: int) -> None:
    code = totp.code_at(SECRET, step + off)
    now = datetime.fromtimestamp(step * totp.STEP_SECONDS, UTC)
    assert totp.used_step(SECRET, code, now, 0) is not None
    assert totp.used_step(SECRET, code, now, step + 1) is None
