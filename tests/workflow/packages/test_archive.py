"""A package survives its zip; a zip that means harm is refused with every reason, quickly."""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import BadDiagram, TooLarge
from engine.workflow import packages
from engine.workflow.packages import entries
from engine.workflow.packages.package import of

ROOT = Path(__file__).parents[3]
TYPE = "works_open_tender"
ITEM = b'trading_type = "tiny"\n'
Entries = list[tuple[zipfile.ZipInfo | str, bytes]]


def own() -> packages.Package:
    return packages.read(ROOT / "processes", ROOT / "forms", TYPE)


def packed(*more: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in [("item.toml", ITEM), *more]:
            archive.writestr(name, body)
    return target.getvalue()


def marked(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry


def encrypted(name: str = "a.bpmn") -> bytes:
    """The bit that says so, in the entry's header and in the directory."""
    body = bytearray(packed((name, b"<a/>")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.rfind(magic) + offset
        body[at] |= 1
    return bytes(body)


def lying() -> bytes:
    """Says it is small and is 3 MiB."""
    body = bytearray(packed(("a.bpmn", b"a" * 3_000_000)))
    for magic, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = body.rfind(magic) + offset
        body[at : at + 4] = struct.pack("<I", 10)
    return bytes(body)


def no_utf_8() -> bytes:
    return packed(("é.bpmn", b"")).replace("é".encode(), b"\xff\xfe")


def unmarked() -> bytes:
    """Bytes of GBK, as old packers wrote them."""
    body = packed(("ab.bpmn", b""))
    return body.replace(b"ab.bpmn", "啊".encode("gbk") + b".bpmn")


HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "traversal": (lambda: packed(("../a.bpmn", b"")), "../a.bpmn", "leads out"),
    "backslash": (lambda: packed(("..\\a.bpmn", b"")), "a.bpmn", "leads out"),
    "absolute": (lambda: packed(("/etc/passwd", b"")), "/etc/passwd", "absolute"),
    "drive": (lambda: packed(("C:/a.bpmn", b"")), "C:/a.bpmn", "absolute"),
    "symlink": (
        lambda: packed((marked("a.bpmn", stat.S_IFLNK | 0o777), b"/etc/passwd")),
        "a.bpmn",
        "symbolic link",
    ),
    "device": (lambda: packed((marked("a.bpmn", stat.S_IFCHR), b"")), "a.bpmn", "regular file"),
    "by case": (lambda: packed(("a.bpmn", b""), ("A.bpmn", b"")), "A.bpmn", "twice"),
    "many": (
        lambda: packed(*((f"a{number}.bpmn", b"") for number in range(10_000))),
        "zip",
        "more than 500 files",
    ),
    "declared bomb": (lambda: packed(("a.bpmn", b"0" * 5_000_000)), "a.bpmn", "larger than"),
    "many large": (
        lambda: packed(*((f"a{number}.bpmn", b"0" * 4_000_000) for number in range(9))),
        "zip",
        "unpacked",
    ),
    "real bomb": (lying, "a.bpmn", "as large as it says"),
    "encrypted": (encrypted, "a.bpmn", "encrypted"),
    "kind": (lambda: packed(("run.exe", b"MZ")), "run.exe", "not a file of a package"),
    "nested": (lambda: packed(("inner.zip", packed())), "inner.zip", "not a file of a package"),
    "nested in disguise": (
        lambda: packed(("templates/a.txt", packed())),
        "templates/a.txt",
        "a zip inside",
    ),
    "no utf-8": (no_utf_8, "zip", "not UTF-8"),
    "not marked": (unmarked, "bpmn", "not marked as UTF-8"),
    "no zip": (lambda: b"hello", "zip", "not readable"),
    "cut off": (lambda: packed(("a.bpmn", b"<a/>"))[:-30], "zip", "not readable"),
    "no item": (lambda: packages.write_zip({"a.bpmn": b"<a/>"}), "item.toml", "missing"),
    "no type": (lambda: packages.write_zip({"item.toml": b""}), "trading_type", "missing"),
    "signed without list": (
        lambda: packed((f"signatures/{'0' * 64}.sig", b"")),
        "manifest.json",
        "missing",
    ),
    "changed after": (
        lambda: packages.write_zip({"item.toml": ITEM, "manifest.json": b'{"files":{}}'}),
        "manifest.json",
        "not a manifest",
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_file_and_reason(tmp_path: Path, name: str) -> None:
    make, file, reason = HOSTILE[name]
    path = tmp_path / "it.zip"
    path.write_bytes(make())
    with pytest.raises(BadDiagram) as refused:
        packages.read_zip(path)
    assert [said for said in refused.value.findings if file in said and reason in said]
    assert "\n" not in str(refused.value)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_every_reason_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "it.zip"
    path.write_bytes(packed(("a.exe", b""), ("../b.bpmn", b""), ("c.bpmn", b""), ("c.bpmn", b"")))
    with pytest.raises(BadDiagram) as refused:
        packages.read_zip(path)
    assert len(refused.value.findings) == 4


def test_a_file_larger_than_any_package_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "it.zip"
    with path.open("wb") as file:
        file.truncate(entries.MOST_TOTAL + 1)
    with pytest.raises(TooLarge):
        packages.read_zip(path)


def test_a_file_that_is_not_the_listed_one_is_named(tmp_path: Path) -> None:
    package = own()
    path = tmp_path / "it.zip"
    path.write_bytes(packages.write_zip(package.parts))
    manifest = packages.read_zip(path).parts["manifest.json"]
    changed = {**package.parts, "process.bpmn": b"<a/>", "manifest.json": manifest}
    path.write_bytes(packages.write_zip(changed))
    with pytest.raises(BadDiagram) as refused:
        packages.read_zip(path)
    assert refused.value.findings == ("process.bpmn · SHA-256 is not the one of manifest.json",)


def test_folder_to_zip_to_folder_is_the_same(tmp_path: Path) -> None:
    package = own()
    path = tmp_path / "it.zip"
    path.write_bytes(packages.write_zip(package.parts))
    read = packages.read_zip(path)
    assert (read.content, read.files, read.stories) == (
        package.content,
        package.files,
        package.stories,
    )
    packages.unpack(read, tmp_path)
    assert packages.read(tmp_path / "processes", tmp_path / "forms", TYPE) == package


def test_english_of_other_types_stays_when_a_package_is_unpacked(tmp_path: Path) -> None:
    place = tmp_path / "processes" / "translations" / "en.json"
    place.parent.mkdir(parents=True)
    place.write_text('{"other": {"a": "A"}, "tiny": {"b": "old", "c": "C"}}')
    came = {"item.toml": ITEM, "translations/en.json": b'{"tiny": {"b": "new"}}'}
    packages.unpack(of(came), tmp_path)
    assert json.loads(place.read_bytes()) == {"other": {"a": "A"}, "tiny": {"b": "new", "c": "C"}}


@pytest.mark.parametrize("there", ["[", "[]", "{}", '{"tiny": {"b": "old"}}'])
def test_english_that_says_nothing_else_is_replaced(tmp_path: Path, there: str) -> None:
    place = tmp_path / "processes" / "translations" / "en.json"
    place.parent.mkdir(parents=True)
    place.write_text(there)
    came = b'{"tiny": {"b": "new"}}'
    packages.unpack(of({"item.toml": ITEM, "translations/en.json": came}), tmp_path)
    assert place.read_bytes() == came


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    path = tmp_path / "it.zip"
    path.write_bytes(packages.write_zip(dict(reversed(own().parts.items()))))
    assert path.read_bytes() == packages.write_zip(own().parts)
    assert packages.write_zip(packages.read_zip(path).parts) == path.read_bytes()


def test_folders_that_packers_write_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "it.zip"
    path.write_bytes(packed(("forms/", b""), ("forms/tiny/", b"")))
    assert packages.read_zip(path).trading_type == "tiny"
