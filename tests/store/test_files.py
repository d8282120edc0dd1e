"""Files come in and go out by their content alone."""

import io
import tracemalloc
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from engine.errors import Invalid, NotFound, TooLarge
from engine.store import media_types
from engine.store.files import FileStore, download_headers, safe_name

LIMIT = 1 << 20


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def zipped(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def office(kind: str) -> bytes:
    part = f'<Override PartName="/a.xml" ContentType="{kind}"/>'
    return zipped(**{"[Content_Types].xml": f"<Types>{part}</Types>"})


def test_a_file_comes_back_as_it_went_in(store: FileStore) -> None:
    content = b"%PDF-1.7 " + bytes(1000)
    stored = store.put(io.BytesIO(content), LIMIT)
    assert (stored.sha256, stored.size) == (sha256(content).hexdigest(), len(content))
    assert b"".join(store.open(stored.sha256)) == content
    assert store.put(io.BytesIO(content), LIMIT) == stored
    assert list(store.hashes()) == [stored.sha256]
    assert list((store.root / "incoming").iterdir()) == []


def test_a_file_over_the_limit_leaves_nothing(store: FileStore) -> None:
    assert store.put(io.BytesIO(b"a" * 100), 100).size == 100
    with pytest.raises(TooLarge):
        store.put(io.BytesIO(b"b" * 101), 100)
    assert len(list(store.hashes())) == 1
    assert list((store.root / "incoming").iterdir()) == []


def test_memory_does_not_grow_with_the_file(store: FileStore) -> None:
    class Endless:
        left = 64 << 20

        def read(self, size: int, /) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return b"x" * size

    tracemalloc.start()
    store.put(Endless(), 1 << 30)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.4\n", media_types.PDF),
        (b"\x89PNG\r\n\x1a\n....", media_types.PNG),
        (b"\xff\xd8\xff\xe0JFIF", media_types.JPEG),
        (office(f"{media_types.WORD}.main+xml"), media_types.WORD),
        (office(f"{media_types.EXCEL}.main+xml"), media_types.EXCEL),
        (zipped(**{"OFD.xml": "<OFD/>"}), media_types.OFD),
        (zipped(**{"a.txt": "a"}), media_types.ZIP),
        ("项目,金额\n道路,1\n".encode(), "text/plain; charset=utf-8"),
        ("项目,金额\n道路,1\n".encode("gb18030"), "text/plain; charset=gb18030"),
    ],
    ids=["pdf", "png", "jpeg", "docx", "xlsx", "ofd", "zip", "utf-8", "gb18030"],
)
def test_the_type_is_told_by_content(store: FileStore, content: bytes, media_type: str) -> None:
    assert store.put(io.BytesIO(content), LIMIT).media_type == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02",
        b"\xff\xfe<\x00h\x00",
        b"PK\x03\x04 not a zip",
        b"GIF89a\x01\x00",
        office("application/vnd.ms-word.document.macroEnabled.main+xml"),
    ],
    ids=["empty", "exe", "elf", "utf-16", "broken zip", "gif", "macros"],
)
def test_other_types_are_refused_by_field(store: FileStore, content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        store.put(io.BytesIO(content), LIMIT)
    assert [problem.field for problem in refused.value.problems] == ["file"]
    assert list(store.hashes()) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "a" * 64, "A" * 64, "a" * 63 + "\n"])
def test_what_is_no_hash_is_not_found(store: FileStore, digest: str) -> None:
    assert not store.has(digest)
    with pytest.raises(NotFound):
        store.open(digest)


def test_a_changed_file_shows(store: FileStore) -> None:
    kept = store.put(io.BytesIO(b"kept"), LIMIT)
    changed = store.put(io.BytesIO(b"changed"), LIMIT)
    store.path(changed.sha256).write_bytes(b"other")
    assert store.verify() == (changed.sha256,)
    assert store.has(kept.sha256)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("招标文件.pdf", "招标文件.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\docs\\a.docx", "a.docx"),
        ('a"b;c\r\nX: y.pdf', "a_b_cX_ y.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("..", "file"),
        ("", "file"),
        ("长" * 300 + ".xlsx", "长" * 115 + ".xlsx"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_download_cannot_run() -> None:
    headers = download_headers("标书.pdf", "application/pdf")
    assert headers["Content-Disposition"] == (
        "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%A0%87%E4%B9%A6.pdf"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert all(value.isascii() and "\n" not in value for value in headers.values())
