"""Makes a package that was judged good a draft, with what its stories did."""

from collections.abc import Mapping

from engine.app import Engine
from engine.studio.orders.import_draft import ImportDraft
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import CLOCK, Actor, Json


def as_draft(
    engine: Engine, actor: Actor, body: bytes, stories: Mapping[str, Json], *, region: str
) -> str:
    """The draft's id; `stories` are the outcomes by name. Raises what `ImportDraft` refuses."""
    draft = str(engine.handle(ImportDraft(actor=actor, package=body, region=region)))
    if stories:
        engine.handle(_trial(draft, engine.ask(draft_view, actor, draft).bundle, stories))
    return draft


def _trial(draft: str, bundle: str, stories: Mapping[str, Json]) -> RecordTrial:
    return RecordTrial(actor=CLOCK, draft=draft, bundle=bundle, passed=True, stories=stories)
