"""Correct a notice: what was published stays, a notice beside it shows old and new."""

from collections.abc import Mapping
from datetime import datetime

from engine.errors import Invalid, Problem
from engine.trading.notices.named import beijing, id_of, ids_of
from engine.trading.notices.publication import Draft, publish
from engine.trading.notices.queries.standing_notice import Standing, standing_notice
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

KIND = "correction"
SHOWN = 2000
"""Characters of a table or list in the comparison; the values themselves are kept whole."""


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `notice`, `reason`, `content` (the fields that change, with their new values), and
    `documents` where files come with it. Gives `notice`, the correction's.

    Source: 招标公告和公示信息发布管理办法 art. 20 (ZTB-89).

    Raises:
        Invalid: the notice is another project's or withdrawn, or nothing would change.
    """
    project = str(inputs["project_id"])
    first = ask(standing_notice, project, id_of(inputs["notice"]))
    changed = _changed(first, inputs["content"])
    draft = Draft(
        project=project,
        kind=KIND,
        title=f"{first.title}的更正公告",
        fields=_fields(first, inputs["reason"], changed),
        lot=first.lot,
        about=first.id,
        documents=ids_of(inputs.get("documents")),
        corrected=changed,
    )
    return publish(draft, ask, now)


def _fields(first: Standing, reason: Json, changed: Mapping[str, Json]) -> dict[str, Json]:
    return {
        "原公告": first.title,
        "原公告发布时间": beijing(first.published_at),
        "更正原因": reason,
        "更正内容": [
            {"项目": name, "原内容": _read(first.fields.get(name)), "更正后内容": _read(value)}
            for name, value in changed.items()
        ],
    }


def _changed(first: Standing, content: Json) -> Mapping[str, Json]:
    given = content if isinstance(content, dict) else {}
    changed = {name: new for name, new in given.items() if first.fields.get(name) != new}
    if not changed:
        raise Invalid(
            Problem(
                field="content",
                key="notice_unchanged",
                text="nothing would change",
                params={"notice": first.id},
            )
        )
    return changed


def _read(value: Json) -> Json:
    """As text in the comparison; what is no single value is written out."""
    if isinstance(value, list):
        return "；".join(str(_read(one)) for one in value)[:SHOWN]
    if isinstance(value, dict):
        return "，".join(f"{name}：{_read(one)}" for name, one in value.items())[:SHOWN]
    return value
