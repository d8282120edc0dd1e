"""Which tests prove what the domain's table of systems asks of the rows that bidding stands on."""

import ast
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT.parent / "shared" / "domain" / "systems.json"
PROOFS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "S031": {
        "trading/parties/test_prefill.py": (
            "test_registered_in_nanjing_valid_in_wuxi_without_entering_anything",
        ),
    },
    "S041": {
        "trading/documents/test_documents.py": (
            "test_one_changed_byte_of_what_was_signed_breaks_the_signature",
        ),
    },
    "S042": {
        "trading/bids/test_receiving.py": ("test_the_deadline_counts_to_the_second",),
        "browser/proof/test_nobody_reads_early.py": ("test_nobody_reads_a_bid_early",),
    },
    "S043": {
        "trading/opening/test_read_out.py": (
            "test_a_bidder_that_does_not_decrypt_has_revoked_and_the_others_go_on",
        ),
    },
    "S045": {
        "trading/documents/test_documents.py": ("test_the_receipt_of_a_letter_is_recorded_once",),
    },
    "S046": {
        "trading/archive/test_full_trace.py": ("test_a_deleted_row_of_the_trace_is_named",),
    },
    "S054": {
        "trading/notices/test_channels.py": (
            "test_a_channel_answers_with_its_time_and_the_hash",
            "test_what_is_changed_at_a_channel_is_raised_once_and_its_repair_told",
        ),
    },
    "S057": {
        "trading/deposits/test_guarantees.py": ("test_an_altered_or_forged_letter_is_refused",),
        "webapp/api/test_partners.py": (
            "test_an_issuer_learns_nothing_of_bidders_before_the_opening",
        ),
    },
    "S069": {
        "trading/witness/test_certificate.py": (
            "test_the_certificate_repeats_what_was_seen_and_verifies",
        ),
    },
    "S071": {
        "trading/notices/test_publishing.py": (
            "test_a_notice_holds_what_its_kind_asks_and_names_its_files",
        ),
    },
    "S077": {
        "orders/test_article_ten.py": (
            "test_an_order_that_decides_limits_or_excludes_is_not_the_centres",
            "test_no_task_of_the_centre_asks_for_a_decision",
        ),
    },
    "S078": {
        "trading/fees/test_fees.py": (
            "test_what_may_not_be_charged_is_not_billed",
            "test_a_fee_is_its_share_less_what_the_best_rule_takes_off",
        ),
    },
    "S082": {
        "trading/parties/test_merging.py": (
            "test_likely_duplicates_are_found_with_their_reasons",
            "test_both_histories_stay_and_the_old_id_answers_with_the_record_that_counts",
        ),
    },
    "S083": {
        "trading/parties/test_prefill.py": ("test_a_second_project_asks_no_field_again",),
    },
    "S086": {
        "trading/intake/test_intake.py": (
            "test_a_return_carries_the_whole_list_and_leaves_a_fact",
        ),
    },
    "S089": {
        "trading/notices/test_publishing.py": (
            "test_a_withdrawn_notice_stays_in_the_history_marked",
        ),
    },
    "S090": {
        "trading/deposits/test_deposits.py": (
            "test_a_refund_after_its_days_costs_the_surcharge",
            "test_one_account_behind_two_bidders_is_a_signal_not_a_verdict",
        ),
    },
    "S091": {
        "trading/fees/test_fees.py": ("test_bills_payments_and_income_reconcile",),
    },
    "S092": {
        "trading/awards/test_awards.py": (
            "test_the_letter_cannot_be_issued_in_the_objection_period",
        ),
    },
}
"""Row of systems.json → what fails when its `verify` does not hold."""


@pytest.mark.parametrize("row", PROOFS)
def test_what_proves_a_row_is_a_test_that_is_there(row: str) -> None:
    for path, names in PROOFS[row].items():
        assert set(names) <= _tests(ROOT / "tests" / path), path


@pytest.mark.skipif(not TABLE.exists(), reason="the domain's tables are not here")
def test_every_row_is_one_that_asks_for_a_proof() -> None:
    asked = {row["id"] for row in _rows(json.loads(TABLE.read_text("utf-8"))) if row.get("verify")}
    assert set(PROOFS) <= asked


@cache
def _tests(path: Path) -> frozenset[str]:
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    return frozenset(one.name for one in found if isinstance(one, ast.FunctionDef))


def _rows(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict):
        if "id" in told:
            yield told
        for inner in told.values():
            yield from _rows(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from _rows(inner)
