"""What an item wants in the archive of its projects: `[[archive.files]]` of item.toml.

    [[archive.files]]
    id = "tender_notice"
    zh = "招标公告"
    en = "Tender notice"
    from = "notice:tender_notice"
    required = "=true"
    years = 15
    rule = "GP-24"

`from` is `notice:<kind>`, `form:<form>`, `document:<kind>` (issued by the platform),
`attachments`, `bids` or `ledger`. `required` is FEEL over the case file, true where it is left
out. `years` is how long it is kept, at least as long as the row `rule` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import WrongState
from engine.vocabulary import Json

NAMED = ("notice", "form", "document")
WHOLE = ("attachments", "bids", "ledger")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One line of the file list; `kind` and `name` are the two parts of `from`."""

    id: str
    zh: str
    en: str
    kind: str
    name: str
    required: str | bool
    years: int
    rule: str | None


def wanted(content: Mapping[str, Json]) -> tuple[Wanted, ...]:
    """The list of an item, empty where it has none.

    Raises:
        WrongState: a line that cannot be read, by its place.
    """
    archive = content.get("archive")
    listed = archive.get("files") if isinstance(archive, dict) else None
    lines = listed if isinstance(listed, list) else []
    return tuple(_read(place, line) for place, line in enumerate(lines, 1))


def _read(place: int, line: Json) -> Wanted:
    row = line if isinstance(line, dict) else {}
    kind, _, name = str(row.get("from")).partition(":")
    right = kind in WHOLE if not name else kind in NAMED
    if not right or not row.get("id") or not row.get("zh"):
        raise WrongState(f"item.toml: archive.files, line {place}: id, zh or from is wrong")
    required, years = row.get("required", True), row.get("years", 0)
    return Wanted(
        id=str(row["id"]),
        zh=str(row["zh"]),
        en=str(row.get("en") or row["zh"]),
        kind=kind,
        name=name,
        required=required if isinstance(required, bool) else str(required),
        years=int(str(years)) if str(years).isdigit() else 0,
        rule=str(row["rule"]) if row.get("rule") else None,
    )
