"""What the diagram editor offers: the draft's own names and files, and what the house knows."""

import pytest

from bench import diagrams
from engine.errors import NotFound
from engine.language.feel.builtins import BUILTINS
from engine.studio.queries.diagram_offers import DiagramOffers, diagram_offers
from engine.vocabulary import Actor
from engine.workflow.checks.known_names import law_functions
from tests.studio.test_drafts import ANALYST, begin, item
from tests.workflow.houses import House

FORM = (
    '{"type": "default", "schemaVersion": 18, "id": "start", '
    '"properties": {"title": "开始", "en": "Start"}, '
    '"components": [{"type": "textfield", "key": "bidder", "label": "投标人", "id": "f", '
    '"properties": {"en": "Bidder"}}]}'
)


def offered(house: House, language: str = "zh", **files: bytes) -> DiagramOffers:
    draft = begin(house, **files)
    return house.engine.ask(diagram_offers, ANALYST, draft, language)


def test_names_of_forms_are_completed_with_their_labels(house: House) -> None:
    found = offered(house, **{"forms/tiny/start.form": FORM.encode(), "item.toml": item()})
    assert ("bidder", "投标人") in {(one.name, one.info) for one in found.names}
    assert [(one.id, one.name, one.path) for one in found.forms] == [
        ("tiny/start", "开始", "forms/tiny/start.form")
    ]


def test_a_draft_without_its_item_offers_all_the_same(house: House) -> None:
    found = offered(house, "en", **{"forms/tiny/start.form": FORM.encode()})
    assert ("bidder", "Bidder") in {(one.name, one.info) for one in found.names}


def test_processes_and_tables_are_offered_with_their_files(house: House) -> None:
    table = (
        b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">'
        b'<decision id="points" name="P"/></definitions>'
    )
    diagram = diagrams.line("tiny", 1).encode()
    found = offered(house, **{"process.bpmn": diagram, "points.dmn": table, "bad.dmn": b"<"})
    assert [(one.id, one.path) for one in found.processes] == [("tiny", "process.bpmn")]
    assert [(one.id, one.path) for one in found.decisions] == [("points", "points.dmn")]


def test_functions_are_those_of_feel_and_of_the_law(house: House) -> None:
    found = offered(house)
    assert {one.name for one in found.functions} == set(BUILTINS) | law_functions()
    earliest = next(one for one in found.functions if one.name == "earliest")
    assert earliest.params[0] == "rule"


def test_who_may_not_write_the_draft_is_offered_nothing(house: House) -> None:
    draft = begin(house)
    stranger = Actor(id="x", name="x", region="320000", roles=frozenset({"agency"}))
    with pytest.raises(NotFound):
        house.engine.ask(diagram_offers, stranger, draft)
