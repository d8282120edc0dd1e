"""Messages by which an opening tells its diagram how far it is; their correlation is its id."""

COMPLETE = "opening_secrets_complete"
"""Nothing is missing: the read-out need not wait for the end of the window."""
SETTLED = "opening_settled"
"""Every content was checked: the outcomes stand."""
CLOSED = "opening_closed"
"""The minutes are signed; with `minutes_hash`, `opened_at`, `opening_objections`."""
