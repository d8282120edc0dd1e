"""Bids of a project are sealed with the script that stood in its notice, whatever runs by then."""

from hashlib import sha256
from pathlib import Path

import pytest

from engine.errors import SealingRefused
from engine.sealing import scripts
from engine.store import exact
from engine.trading.bids.calls import call_of
from engine.trading.bids.orders.seal_manifest import SealManifest
from tests.trading.bids.bidding import Bidding
from tests.trading.opening.hall import hall
from tests.workflow.houses import House

OLD, NEW = b"export const sealBid = 1;", b"export const sealBid = 2;"


def release(house: House, folder: Path, script: bytes) -> str:
    """What a site does when it starts."""
    digest = sha256(script).hexdigest()
    (folder / digest).write_bytes(script)
    scripts.keep(house.settings, folder / digest, digest)
    return digest


def test_a_later_release_changes_nothing(small_house: House, tmp_path: Path) -> None:
    named = release(small_house, tmp_path, OLD)
    call = hall(small_house)
    release(small_house, tmp_path, NEW)
    assert small_house.ask(call_of, call.bidder(1), call.project).script == named
    assert scripts.kept(small_house.settings, named) == OLD


def test_a_bid_sealed_by_a_script_of_nobody_is_refused(small_call: Bidding) -> None:
    first = small_call.house.actor("bidder.bidder1")
    bid = small_call.begin(first)
    sealed, (chunk,) = small_call.sealed(bid)
    small_call.put(first, bid, 0, chunk)
    fields = exact.loads(sealed)
    assert isinstance(fields, dict)
    odd = exact.canonical({**fields, "script": "ab" * 32})
    with pytest.raises(SealingRefused, match="manifest: place script"):
        small_call.house.give(SealManifest(actor=first, bid=bid, manifest=odd))
    small_call.house.give(SealManifest(actor=first, bid=bid, manifest=sealed))


def test_before_a_site_ran_no_script_is_named(small_house: House) -> None:
    call = hall(small_house)
    assert small_house.ask(call_of, call.bidder(1), call.project).script == ""
