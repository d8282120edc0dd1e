"""Several files as one run of bytes; what a bidder seals malformed is refused, not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealingRefused
from engine.sealing import container

files = st.lists(st.binary(max_size=40), max_size=5)


def packed(contents: list[bytes]) -> bytes:
    entries = [
        container.FileEntry(name=f"文件 {number}", size=len(content), type="")
        for number, content in enumerate(contents)
    ]
    return container.header(entries) + b"".join(contents)


def cut(whole: bytes, size: int) -> list[bytes]:
    return [whole[at : at + size] for at in range(0, len(whole), size)]


@given(files, st.integers(1, 60))
def test_files_come_back_cut_anyhow(contents: list[bytes], size: int) -> None:
    found: dict[str, bytes] = {}
    for piece in container.unpack(cut(packed(contents), size)):
        found[piece.file.name] = found.get(piece.file.name, b"") + piece.data
    assert list(found.values()) == contents


@given(files.filter(any), st.integers(1, 60))
def test_a_byte_less_or_more_is_refused(contents: list[bytes], size: int) -> None:
    for wrong in (packed(contents)[:-1], packed(contents) + b"x"):
        with pytest.raises(SealingRefused, match="container: place end"):
            list(container.unpack(cut(wrong, size)))


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b"{}",
        b'{"files":[],"more":1}',
        b'{"files":[{"name":"a","size":-1,"type":""}]}',
        b'{"files":[{"name":"a","size":1.5,"type":""}]}',
        b'{"files":[{"name":1,"size":1,"type":""}]}',
        b"{",
        b"[" * 5000,
    ],
)
def test_a_malformed_header_is_refused(header: bytes) -> None:
    with pytest.raises(SealingRefused, match="container: place header"):
        list(container.unpack([len(header).to_bytes(4, "big") + header]))


def test_a_header_without_end_is_not_waited_for() -> None:
    with pytest.raises(SealingRefused, match="container: place header"):
        list(container.unpack([b"\xff\xff\xff\xff"]))


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(SealingRefused, match="container: place end"):
        list(container.unpack([]))
