"""A rehearsal proves that every private key of a custodian works, before the notice."""

from typing import Any

import pytest

from engine.errors import SealingRefused
from engine.sealing import custodian_keys, rehearsal
from engine.sealing.encoding import base64_of
from engine.sealing.suites import SUITES
from tests.sealing.bids import sealed


@pytest.mark.parametrize("suite", SUITES)
def test_the_owner_of_the_keys_answers(suite: str) -> None:
    keys = custodian_keys.make(suite)
    asked = rehearsal.challenge(
        suite=suite, project="p-1", role="tenderee", public_keys=keys.public
    )
    assert rehearsal.answer(keys, asked.question) == asked.answer
    assert asked.answer not in str(asked.question)


@pytest.mark.parametrize("suite", SUITES)
def test_nobody_else_does(suite: str) -> None:
    keys, others = custodian_keys.make(suite), custodian_keys.make(suite)
    asked = rehearsal.challenge(
        suite=suite, project="p-1", role="tenderee", public_keys=keys.public
    )
    with pytest.raises(SealingRefused, match="sealed_share"):
        rehearsal.answer(others, asked.question)
    changed: dict[str, Any] = {**asked.question, "role": "supervisor"}
    with pytest.raises(SealingRefused, match="sealed_share"):
        rehearsal.answer(keys, changed)


def test_a_share_of_a_bid_cannot_be_had_by_a_rehearsal() -> None:
    """A server that puts the box of a bid into a challenge gets nothing: the context differs."""
    bid = sealed("intl", b"content")
    part = bid.manifest.custodian("tenderee")
    keys = bid.custodians["tenderee"]
    asked = rehearsal.challenge(
        suite="intl", project="p-1", role="tenderee", public_keys=keys.public
    )
    boxes = {part.scheme: base64_of(part.sealed_share)}
    with pytest.raises(SealingRefused, match="sealed_share"):
        rehearsal.answer(keys, {**asked.question, "boxes": boxes})


def test_no_challenge_is_asked_twice() -> None:
    keys = custodian_keys.make("intl")
    asked = {
        rehearsal.challenge(
            suite="intl", project="p-1", role="tenderee", public_keys=keys.public
        ).answer
        for _ in range(5)
    }
    assert len(asked) == 5
