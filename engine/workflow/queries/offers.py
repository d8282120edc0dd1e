"""Which messages an item offers to one sender now, and when those it closed were closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.language import feel
from engine.vocabulary import Data, Json
from engine.workflow import catalogue, sender
from engine.workflow.catalogue import Item
from engine.workflow.queries.answering import house, now
from engine.workflow.spiff import Flow
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Closed:
    """`at`: the moment from which it counts; `rule`: the statutory row under which it does."""

    at: datetime
    rule: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Offers:
    """The conditions of one item; `own` is what they may know of the sender."""

    item: Item
    flow: Flow
    own: Data
    now: datetime

    def has(self, name: str) -> bool:
        """Whether the item offers a message now; one it says nothing of is offered."""
        text = _table(self.item, "offered").get(name)
        return text is None or self.flow.evaluate(None, str(text), self.own) is True

    def closed(self, name: str) -> Closed | None:
        """None while its time has not passed, or where it has none."""
        closing = self.closing(name)
        return closing if closing and closing.at <= self.now else None

    def closing(self, name: str) -> Closed | None:
        """When a message closes or closed; None where it has no time."""
        said = _table(self.item, "closes").get(name)
        if not isinstance(said, dict):
            return None
        at = feel.moment(self.flow.evaluate(None, str(said.get("at")), self.own), self.now)
        if at is None:
            return None
        rule = said.get("rule")
        return Closed(at=at, rule=str(rule) if rule else None)


def offers(session: Session, row: ProjectRow, flow: Flow, pseudonym: str | None) -> Offers:
    """To whoever stands behind a pseudonym, or to nobody's."""
    item, moment = catalogue.revision(session, row.item, row.item_revision), now(session)
    own = sender.known(session, house(session), item, row.id, pseudonym, moment)
    return Offers(item=item, flow=flow, own=own, now=moment)


def _table(item: Item, name: str) -> Mapping[str, Json]:
    said = item.content.get(name)
    return said if isinstance(said, dict) else {}
