"""A bidder's name in a project before the opening; the key lies outside the database."""

import hashlib
import hmac
from functools import cache

from engine.settings import Settings, key_file


def pseudonym(settings: Settings, project: str, organisation: str) -> str:
    """The same short name for the same organisation in the same project, guessable by nobody."""
    secret = _secret(settings)
    digest = hmac.new(secret, f"{project}\0{organisation}".encode(), hashlib.sha256)
    return "B-" + digest.hexdigest()[:12].upper()


@cache
def _secret(settings: Settings) -> bytes:
    """Read once per process: every order of a person asks for it."""
    return key_file(settings, "pseudonym.key")
