"""Sign a package."""

from pathlib import Path

import click
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from engine import settings
from engine.store import durable
from engine.workflow import packages
from engine.workflow.packages import signatures
from engine.workflow.packages.keys import key_id
from webapp.cli.items.key_pair import NAME

here = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=here)
@click.option("--key", "pem", type=here, help=f"Private key; default: {NAME} in SUNROAD_KEYS.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: FILE itself.")
def sign(file: Path, pem: Path | None, out: Path | None) -> None:
    """Sign a package; others' signatures stay.

    The signature goes into the zip, over the list of its files.
    """
    package = packages.read_zip(file)
    private = _private(pem or settings.read().keys / NAME)
    signed = signatures.sign(package.parts, private)
    with durable.writing(out or file) as target:
        target.write(packages.write_zip(signed))
    click.echo(key_id(private.public_key().public_bytes_raw()))


def _private(path: Path) -> Ed25519PrivateKey:
    """
    Raises:
        UsageError: it is no Ed25519 key in PEM, or the passphrase is wrong.
    """
    body = path.read_bytes()
    try:
        found = load_pem_private_key(body, _passphrase(body))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise click.UsageError(f"{path}: no private key, or a wrong passphrase") from None
    if not isinstance(found, Ed25519PrivateKey):
        raise click.UsageError(f"{path}: not an Ed25519 key; make one with sunroad items key")
    return found


def _passphrase(body: bytes) -> bytes | None:
    if b"ENCRYPTED" not in body:
        return None
    return str(click.prompt("Passphrase", hide_input=True, err=True)).encode()
