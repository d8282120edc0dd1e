"""Facts of a project as sentences."""

from collections import defaultdict

from engine.vocabulary import Json
from engine.workflow.queries.timeline import Event
from webapp import media_names, notice_kinds
from webapp.i18n import translate
from webapp.readable import shown
from webapp.words import ACTORS, FACTS, REFUSALS, SENTENCES, TROUBLES

WORDS = {"trouble": TROUBLES, "refused": REFUSALS}


def told(event: Event, role: str = "") -> str:
    """One event; `role` is the name of the role it speaks of."""
    sentence = translate(SENTENCES.get(event.fact, FACTS.get(event.fact, event.fact)))
    return sentence % defaultdict(str, _values(event), role=role)


def _values(event: Event) -> dict[str, str]:
    plain = {name: shown(value) for name, value in event.particulars.items() if _single(value)}
    refused = {"refused": str(event.particulars.get("reason") or "")}
    coded = {name: plain.get(name, "") for name in WORDS} | refused
    actor = ACTORS.get(event.actor)
    return {
        **plain,
        **{name: translate(WORDS[name].get(text, text)) for name, text in coded.items()},
        **_named(plain),
        **event.names,
        "actor": translate(actor) if actor else event.actor_name,
    }


def _named(plain: dict[str, str]) -> dict[str, str]:
    """What data files and tables name in both languages."""
    return {
        "kind": notice_kinds.name_of(plain.get("kind", "")),
        "channel": media_names.channel_name(plain.get("channel", "")),
        "medium": media_names.name_of(plain.get("medium", "")),
    }


def _single(value: Json) -> bool:
    return not isinstance(value, list | dict)
