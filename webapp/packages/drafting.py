"""Makes a package that was judged good a draft, with what its stories did."""

from engine.app import Engine
from engine.studio.orders.import_draft import ImportDraft
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import CLOCK, Actor
from engine.workflow.packages import Package
from webapp.packages.judging import Verdict


def as_draft(engine: Engine, actor: Actor, body: bytes, verdict: Verdict, *, region: str) -> str:
    """The draft's id. Raises what `ImportDraft` refuses."""
    assert verdict.package is not None
    draft = str(
        engine.handle(
            ImportDraft(actor=actor, package=body, title=_title(verdict.package), region=region)
        )
    )
    engine.handle(
        RecordTrial(
            actor=CLOCK,
            draft=draft,
            bundle=engine.ask(draft_view, actor, draft).bundle,
            passed=True,
            stories={name: one.told() for name, one in verdict.outcomes.items()},
        )
    )
    return draft


def _title(package: Package) -> str:
    """What the item calls itself, else its type."""
    return str(package.content.get("zh") or package.trading_type)[:120]
