"""How much one bidder may store: a chunk, a bid, and how many bids at once."""

from engine.sealing import stream

CHUNK = stream.CHUNK
"""Bytes of one chunk of cipher text, tag included: 8 MiB."""
MOST_CHUNKS = 1024
MOST_UPLOADS = 8
"""Uploads that one organisation has begun and not sent, over all projects: its quota on disk."""
DAYS = 7
"""After how many days an upload that was not sent is erased."""
