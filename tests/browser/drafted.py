"""A draft in a live house, as an analyst would have it open."""

from collections.abc import Mapping

from engine import settings
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.draft_files import draft_files
from tests.browser.live import Live

ANALYST = "analyst.province"


def drafted(live: Live, files: Mapping[str, bytes], title: str = "试改") -> str:
    """The id of a new draft of the province's analyst that holds these files."""
    engine = Engine(settings.read(live.environment))
    actor = engine.ask(actor_of, engine.ask(person_by_login, ANALYST).id)
    order = OpenDraft(
        actor=actor, trading_type="tiny", title=title, region=actor.region or "", files=files
    )
    draft = str(engine.handle(order))
    engine.close()
    return draft


def kept(live: Live, draft: str) -> dict[str, bytes]:
    """What the draft holds now, by path."""
    engine = Engine(settings.read(live.environment))
    actor = engine.ask(actor_of, engine.ask(person_by_login, ANALYST).id)
    files = engine.ask(draft_files, actor, draft)
    engine.close()
    return files
