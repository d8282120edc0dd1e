"""Remember which language somebody reads; touches no project, leaves no fact."""

from dataclasses import dataclass

from engine.people.accounts import of_id
from engine.people.desk import Desk
from engine.people.inspection import Inspection
from engine.people.new_people import LANGUAGES
from engine.vocabulary import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ChooseLanguage(Order):
    """`zh` or `en`."""

    language: str


def handle(order: ChooseLanguage, work: Desk) -> None:
    look = Inspection()
    look.choice("language", order.language, LANGUAGES)
    look.done()
    of_id(work, order.actor.id).language = order.language
