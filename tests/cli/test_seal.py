"""`sunroad seal`: a bid sealed offline, checked, and opened like one from a browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import SealingRefused
from engine.sealing import bidder_key, boxes, custodian_keys, folder, opening, packing
from engine.sealing.suites import SUITES
from tests.cli.terminal import Terminal
from tests.sealing.bids import PASSPHRASE, READ_OUT, ROLES

NAMED = ("--project", "p-1", "--lot", "一标段", "--bid", "b-1")


class Desk:
    """A bidder's folder with everything that is needed, and no house anywhere."""

    def __init__(self, path: Path, suite: str) -> None:
        self.path = path
        self.keys = {role: custodian_keys.make(suite) for role in ROLES}
        self.terminal = Terminal({"SUNROAD_DATA": str(path / "no-house")})
        self.write("custodians.json", {"suite": suite, "custodians": self.custodians(suite)})
        self.write("read_out.json", READ_OUT)
        (path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
        (path / "offer.pdf").write_bytes(b"%PDF offer")
        (path / "drawings.zip").write_bytes(bytes(9_000_000))

    def custodians(self, suite: str) -> list[dict[str, Any]]:
        return [
            {
                "id": role,
                "public_keys": keys.public,
                "fingerprint": custodian_keys.fingerprint(suite, keys.public),
            }
            for role, keys in self.keys.items()
        ]

    def write(self, name: str, value: object) -> None:
        (self.path / name).write_text(json.dumps(value), "utf-8")

    def words(self, *files: str) -> list[str]:
        given = {"--custodians": "custodians.json", "--read-out": "read_out.json", "--out": "bid"}
        given["--passphrase-file"] = "passphrase"
        options = [word for name, file in given.items() for word in (name, str(self.path / file))]
        return ["seal", *[str(self.path / file) for file in files], *NAMED, *options]

    def seal(self) -> str:
        return self.terminal.says(*self.words("offer.pdf", "drawings.zip")).out

    def check(self, *more: str) -> list[str]:
        return ["seal", "check", str(self.path / "bid"), *more]

    def key(self) -> list[str]:
        paths = (str(self.path / "bid-key.json"), str(self.path / "passphrase"))
        return ["--key", paths[0], "--passphrase-file", paths[1]]


@pytest.fixture(params=SUITES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    return Desk(tmp_path, str(request.param))


def test_what_is_sealed_offline_is_opened(desk: Desk) -> None:
    said = desk.seal()
    manifest = folder.check(desk.path / "bid")
    assert manifest.script.startswith("sunroad-cli ")
    handed = {
        part.id: boxes.open_share(
            manifest.method,
            part.scheme,
            desk.keys[part.id].pair(part.scheme),
            manifest.context,
            part.id,
            part.sealed_share,
        )
        for part in manifest.custodians[1:]
    }
    k_open = opening.combine_open_key(manifest, handed)
    k_bidder = bidder_key.read(json.loads((desk.path / "bid-key.json").read_text()), PASSPHRASE)
    assert opening.open_envelope(manifest, k_open, k_bidder) == READ_OUT
    chunks = [folder.chunk_path(desk.path / "bid", index).read_bytes() for index in range(2)]
    pieces = list(opening.open_content(manifest, k_open, k_bidder, chunks))
    assert {piece.file.name: piece.file.size for piece in pieces} == {
        "offer.pdf": 10,
        "drawings.zip": 9_000_000,
    }
    for part in manifest.custodians:
        assert f"{part.id} {part.fingerprint}" in said


def test_the_key_file_lies_outside_and_is_its_owners_alone(desk: Desk) -> None:
    desk.seal()
    inside = sorted(path.name for path in (desk.path / "bid").rglob("*"))
    assert inside == ["000000", "000001", "chunks", "manifest.json"]
    assert (desk.path / "bid-key.json").stat().st_mode & 0o777 == 0o600
    for path in (desk.path / "bid").rglob("*"):
        if path.is_file():
            assert b"offer" not in path.read_bytes()


def test_a_whole_folder_and_its_key_pass_the_check(desk: Desk) -> None:
    desk.seal()
    said = desk.terminal.says(*desk.check(*desk.key())).out
    assert "2 chunks" in said
    assert "whole" in said


@pytest.mark.parametrize("index", [0, 1])
def test_a_changed_folder_does_not(desk: Desk, index: int) -> None:
    desk.seal()
    chunk = folder.chunk_path(desk.path / "bid", index)
    content = chunk.read_bytes()
    chunk.write_bytes(content[:-1] + bytes((content[-1] ^ 1,)))
    assert "root" in desk.terminal.refuses(*desk.check())
    chunk.write_bytes(content[:-1])
    assert f"chunk: index {index}" in desk.terminal.refuses(*desk.check())
    chunk.unlink()
    assert f"chunk: index {index}" in desk.terminal.refuses(*desk.check())


def test_another_bids_key_is_told(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk.seal()
    other = Desk(tmp_path_factory.mktemp("other"), "intl")
    other.seal()
    assert "bidder_key" in desk.terminal.refuses(*desk.check(*other.key()))
    (desk.path / "passphrase").write_text("another passphrase")
    assert "passphrase" in desk.terminal.refuses(*desk.check(*desk.key()))


def test_an_earlier_key_is_never_replaced(desk: Desk) -> None:
    desk.seal()
    assert "only key" in desk.terminal.refuses(*desk.words("offer.pdf"))
    (desk.path / "bid-key.json").unlink()
    assert "exists" in desk.terminal.refuses(*desk.words("offer.pdf"))
    assert not (desk.path / "bid-key.json").exists()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("custodians.json", [], "not a JSON object"),
        ("custodians.json", {"suite": "intl"}, "custodians"),
        ("custodians.json", {"suite": "intl", "custodians": [{"id": "tenderee"}]}, "custodians"),
        ("custodians.json", {"suite": "rot13", "custodians": []}, "suite: name rot13"),
        ("read_out.json", {"text": "x" * 5000}, "read_out_too_large"),
        ("passphrase", "short", "short_passphrase"),
    ],
)
def test_what_cannot_be_sealed_leaves_nothing(
    tmp_path: Path, name: str, value: object, said: str
) -> None:
    desk = Desk(tmp_path, "intl")
    desk.write(name, value)
    assert said in desk.terminal.refuses(*desk.words("offer.pdf"))
    assert not list(tmp_path.glob("bid*"))


def test_a_key_that_is_not_that_of_the_notice_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "intl")
    parts = desk.custodians("intl")
    parts[1]["fingerprint"] = "0" * 64
    desk.write("custodians.json", {"suite": "intl", "custodians": parts})
    refused = desk.terminal.refuses(*desk.words("offer.pdf"))
    assert "fingerprint: custodian centre_witness" in refused


def test_a_file_that_shrinks_meanwhile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    pieces = packing.packed([path])
    next(pieces)
    path.write_bytes(b"012")
    with pytest.raises(SealingRefused, match="unreadable_file: name file"):
        list(pieces)
