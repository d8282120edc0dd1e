"""Rebuilds a project's pages from an unpacked package, in Chinese and in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from engine.store import exact
from engine.trading.archive import judging
from engine.vocabulary import Json
from webapp.i18n import Translator
from webapp.offline.reading import Reader

TEMPLATES = Path(__file__).parent.parent / "templates" / "offline"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Package:
    """What the pages are made of; `bag` is the folder of the bag, `target` where pages go."""

    bag: Path
    target: Path
    about: Mapping[str, Json]
    facts: Sequence[Mapping[str, Json]]
    faults: Sequence[str]


def rebuild(bag: Path, target: Path, faults: Sequence[str]) -> Path:
    """Returns the first page. What is wrong with the package stands on top of every page."""
    package = _Package(
        bag=bag, target=target, about=judging.about(bag), facts=judging.facts(bag), faults=faults
    )
    (target / "style.css").write_text((TEMPLATES / "style.css").read_text("utf-8"), "utf-8")
    translator = Translator.read()
    for language in LANGUAGES:
        _pages(package, Reader(package.about, translator, language))
    return target / "index.html"


def _pages(package: _Package, reader: Reader) -> None:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(_=reader.say, read=reader, faults=package.faults, page=_page)
    common = {"about": package.about, "bag": package.bag.name}

    def write(template: str, name: str, **values: object) -> None:
        text = environment.get_template(template).render(name=name, **common, **values)
        (package.target / _page(name, reader.language)).write_text(text, "utf-8")

    write("index.html", "index")
    write("ledger.html", "ledger", facts=package.facts)
    for kind in ("notices", "forms"):
        for number, one in enumerate(_listed(package.about.get(kind)), 1):
            write("content.html", f"{kind}-{number}", one=one, content=_content(package, one))


def _page(name: str, language: str) -> str:
    return f"{name}.html" if language == "zh" else f"{name}.en.html"


def _listed(value: Json) -> list[dict[str, Json]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _content(package: _Package, one: Mapping[str, Json]) -> Json:
    """The fields of a notice or a form; None where the file is gone or no JSON."""
    path = package.bag / "data" / str(one.get("path"))
    if ".." in path.parts or not path.is_file():
        return None
    try:
        told = exact.loads(path.read_bytes())
    except ValueError:
        return None
    inside = told if isinstance(told, dict) else {}
    return inside.get("fields", inside.get("data", told))
