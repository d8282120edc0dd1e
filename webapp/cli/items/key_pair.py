"""Make a pair of keys to sign packages with."""

import os
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from engine import settings
from engine.workflow.packages.keys import key_id

NAME = "package-signing.pem"


@click.command()
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help=f"Default: {NAME} in SUNROAD_KEYS."
)
@click.option("--passphrase", is_flag=True, help="Ask for a passphrase that locks the file.")
def key(out: Path | None, *, passphrase: bool) -> None:
    """Make a pair of keys for signing.

    The private one is kept in a file, the public one is printed. Give the public key to the
    security administrators of the houses that shall trust it.
    """
    path = out or settings.read().keys / NAME
    made = Ed25519PrivateKey.generate()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_new(path, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _lock(passphrase)))
    public = made.public_key()
    click.echo(f"key {key_id(public.public_bytes_raw())}, kept in {path}", err=True)
    click.echo(
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(), nl=False
    )


def _lock(asked: bool) -> KeySerializationEncryption:
    if not asked:
        return NoEncryption()
    told = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    return BestAvailableEncryption(str(told).encode())


def _write_new(path: Path, content: bytes) -> None:
    """Readable by its owner only; a key that is there is never overwritten.

    Raises:
        FileExistsError: there is a file already.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
