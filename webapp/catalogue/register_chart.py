"""The shares of the register as a chart's options; the page says the same as a table."""

from collections.abc import Mapping

from engine.vocabulary import Json
from webapp.catalogue.register_words import STATE_NAMES
from webapp.i18n import translate

COLOURS = {
    "not_traded": "#b3231b",
    "unclear": "#c77700",
    "in_time": "#0b4ea2",
    "traded": "#14663a",
    "exempt": "#51606f",
}


def options(counts: Mapping[str, int]) -> dict[str, Json]:
    """A pie of the states that occur."""
    slices: list[Json] = [
        {
            "name": translate(STATE_NAMES[state]),
            "value": count,
            "itemStyle": {"color": COLOURS[state]},
        }
        for state, count in counts.items()
        if count
    ]
    pie: dict[str, Json] = {
        "type": "pie",
        "radius": ["35%", "60%"],
        "center": ["50%", "42%"],
        "data": slices,
        "label": {"formatter": "{d}%"},
    }
    return {"tooltip": {}, "legend": {"bottom": 0}, "series": [pie]}
