"""A bidder's name in a project before the opening; the key lies outside the database."""

import hashlib
import hmac

from engine.settings import Settings, key_file


def pseudonym(settings: Settings, project: str, organisation: str) -> str:
    """The same short name for the same organisation in the same project, guessable by nobody."""
    secret = key_file(settings, "pseudonym.key")
    digest = hmac.new(secret, f"{project}\0{organisation}".encode(), hashlib.sha256)
    return "B-" + digest.hexdigest()[:12].upper()
