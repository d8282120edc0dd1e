"""Seal a bid without a browser and without the network."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from engine.errors import SealingRefused
from engine.sealing import bidder_key, custodian_keys, folder, key_files, packing, seal_bid
from engine.sealing import manifest as manifests
from engine.sealing.scripts import CLI
from engine.sealing.stream import CHUNK
from engine.store import durable, exact
from engine.vocabulary import Json
from webapp.cli.bars import bars

DEFAULT = "bid"
existing = click.Path(exists=True, dir_okay=False, path_type=Path)


class _WithDefault(click.Group):
    """`sunroad seal FILE…` is `sunroad seal bid FILE…`."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "--help"):
            args = [DEFAULT, *args]
        return super().parse_args(context, args)


@click.group(cls=_WithDefault)
def seal() -> None:
    """Seal a bid offline, or check a sealed one; see docs/sealing.md."""


@seal.command(DEFAULT)
@click.argument("files", nargs=-1, required=True, type=existing)
@click.option("--project", required=True, help="The project's number, as the page shows it.")
@click.option("--lot", required=True, help="The lot.")
@click.option("--bid", required=True, help="The number that the page gave this bid.")
@click.option("--custodians", required=True, type=existing, help="custodians.json of the page.")
@click.option("--read-out", required=True, type=existing, help="JSON with what is read out.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A new folder.")
@click.option("--passphrase-file", type=existing, help="Instead of asking for the passphrase.")
def seal_files(
    files: tuple[Path, ...],
    *,
    custodians: Path,
    read_out: Path,
    out: Path,
    passphrase_file: Path | None,
    **named: str,
) -> None:
    """Seal FILES into a folder for upload; the key file lies beside it, not in it.

    Key file and passphrase are both needed at the opening; neither can be replaced.
    """
    bid = _bid(_object(custodians), _object(read_out), named)
    key, passphrase = _key_path(out), _passphrase(passphrase_file)
    secret = seal_bid.new_secrets()
    file = seal_bid.key_file(bid, secret, passphrase)
    folder.prepare(out)
    with _whole_or_gone(out, key):
        with durable.writing(key, mode=0o600) as target:
            target.write(exact.canonical(file))
        _seal(bid, secret, files, out)
    click.echo(f"{out}: sealed; compare these with the notice:")
    for one in bid.custodians:
        click.echo(f"  {one.id} {custodian_keys.fingerprint(bid.suite, one.public_keys)}")
    click.echo(f"{key}: the key file; without it and its passphrase nobody can open the bid")


@seal.command()
@click.argument("sealed", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--key", type=existing, help="Also try the key file, asking for its passphrase.")
@click.option("--passphrase-file", type=existing, help="Instead of asking for the passphrase.")
def check(sealed: Path, key: Path | None, passphrase_file: Path | None) -> None:
    """Whether the folder SEALED is whole, and the key file its own; exit code 2 when not."""
    manifest = folder.check(sealed)
    if key is not None:
        passphrase = _passphrase(passphrase_file, again=False)
        manifests.check_bidder_key(manifest, bidder_key.read(_object(key), passphrase))
    click.echo(f"{sealed}: {manifest.chunks} chunks, {manifest.size} bytes, whole")
    click.echo(f"  hash of its manifest: {manifests.manifest_hash(manifest)}")


@contextmanager
def _whole_or_gone(out: Path, key: Path) -> Iterator[None]:
    """A bid that was not sealed to its end is none, and its key opens nothing."""
    try:
        yield
    except BaseException:
        shutil.rmtree(out)
        key.unlink(missing_ok=True)
        raise


def _seal(
    bid: seal_bid.BidToSeal, secret: seal_bid.Secrets, files: Sequence[Path], out: Path
) -> None:
    total = sum(path.stat().st_size for path in files)
    with bars() as progress:

        def put(index: int, chunk: bytes) -> None:
            folder.put_chunk(out, index, chunk)
            progress("sealed", min((index + 1) * CHUNK, total), total)

        folder.finish(out, seal_bid.seal(bid, secret, packing.packed(files), put))


def _bid(
    given: Mapping[str, Json], read_out: dict[str, Json], named: Mapping[str, Any]
) -> seal_bid.BidToSeal:
    suite, parts = given.get("suite"), given.get("custodians")
    if not isinstance(suite, str) or not isinstance(parts, list):
        raise SealingRefused("custodians", place="suite and custodians")
    return seal_bid.BidToSeal(
        suite=suite,
        script=f"{CLI}{_version()}",
        custodians=[_custodian(suite, part) for part in parts],
        read_out=_envelope(given, read_out),
        **named,
    )


def _envelope(given: Mapping[str, Json], fields: dict[str, Json]) -> dict[str, Json]:
    """The fields with the organisation that the page named in its file, as the opening wants it."""
    organisation = given.get("organisation")
    return {"organisation": organisation, "fields": fields} if organisation else fields


def _version() -> str:
    """Of the installed package; a checkout that was never installed has none."""
    try:
        return version("sunroad")
    except PackageNotFoundError:
        return "checkout"


def _custodian(suite: str, part: Json) -> seal_bid.SealFor:
    match part:
        case {"id": str(role), "public_keys": dict(keys), "fingerprint": str(fingerprint)}:
            public = custodian_keys.check_public_keys(suite, keys)
            if custodian_keys.fingerprint(suite, public) == fingerprint:
                return seal_bid.SealFor(id=role, public_keys=public)
            raise SealingRefused("fingerprint", custodian=role)
    raise SealingRefused("custodians", place="id, public_keys, fingerprint")


def _key_path(out: Path) -> Path:
    """Beside the folder, which is uploaded as a whole."""
    path = out.with_name(f"{out.name}-key.json")
    if path.exists():
        raise click.UsageError(f"{path} is there already; it may be the only key of another bid")
    return path


def _passphrase(file: Path | None, *, again: bool = True) -> str:
    if file is not None:
        return file.read_text("utf-8").rstrip("\r\n")
    asked = f"Passphrase (at least {key_files.SHORTEST_PASSPHRASE} characters)"
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=again))


def _object(path: Path) -> dict[str, Json]:
    try:
        value = exact.loads(path.read_bytes())
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise click.UsageError(f"{path} is not a JSON object")
    return value
