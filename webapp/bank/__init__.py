"""A bank and an issuer of guarantees that only pretend: for demos and tests, in another process."""

from webapp.bank.site import create_bank

__all__ = ["create_bank"]
