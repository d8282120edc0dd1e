"""Money 资金: sub-accounts, the double-entry ledger, and signed messages of banks and issuers."""
