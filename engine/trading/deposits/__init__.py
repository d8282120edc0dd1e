"""Deposits and guarantees: tickets, payments, refunds and the money ledger."""
