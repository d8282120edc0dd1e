"""The basic account 基本账户 of a record: there is one at most."""

from engine.trading.parties.tables import PartyItemRow


def is_basic(row: PartyItemRow) -> bool:
    """Whether a row is the account from which deposits must come (ZTB-53)."""
    return isinstance(row.data, dict) and row.data.get("basic") is True
