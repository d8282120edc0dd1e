"""Withdraw a notice: it stays readable for ever, marked; another says why and by what right."""

from dataclasses import replace
from datetime import datetime

from engine.trading.notices.named import beijing, id_of
from engine.trading.notices.publication import Draft, publish
from engine.trading.notices.queries.standing_notice import standing_notice
from engine.vocabulary import Data, Fact
from engine.workflow.services import Ask, Result

KIND = "withdrawal"


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `notice`, `reason`, `basis`. Gives `notice`, the one that tells of it.

    Raises:
        Invalid: the notice is another project's or withdrawn, or no reason or basis is given.
    """
    project = str(inputs["project_id"])
    first = ask(standing_notice, project, id_of(inputs["notice"]))
    draft = Draft(
        project=project,
        kind=KIND,
        title=f"{first.title}的撤回公告",
        fields={
            "原公告": first.title,
            "原公告发布时间": beijing(first.published_at),
            "撤回原因": inputs["reason"],
            "撤回依据": inputs["basis"],
        },
        lot=first.lot,
        about=first.id,
    )
    told = publish(draft, ask, now)
    gone = (Fact.NOTICE_WITHDRAWN, {"notice": first.id, "kind": first.kind})
    return replace(told, facts=(*told.facts, gone))
