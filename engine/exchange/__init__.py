"""Senders for the outbox, one channel per file. A sender bears being called twice with one key."""

from collections.abc import Mapping

from engine.exchange import (
    archive,
    bank,
    documents,
    house,
    issuer,
    mail,
    opening,
    projects,
    second_channel,
)
from engine.exchange.sender import Sender

SENDERS: Mapping[str, Sender] = {
    "archive": archive.send,
    "bank": bank.send,
    "documents": documents.send,
    "mail": mail.send,
    "opening": opening.send,
    "projects": projects.send,
    "house": house.send,
    "issuer": issuer.send,
    "second_channel": second_channel.send,
}
