"""Fees 费用: billed on a legal basis or not at all, paid, waived, invoiced."""
