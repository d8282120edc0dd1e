"""What our forms ask, asked of the browser's engine and of ours, over generated data: the same."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.language import browser, feel
from engine.workflow.checks.form_runs_in_browser import HIDE, asked_twice
from engine.workflow.checks.known_names import law_functions
from engine.workflow.forms import Form
from engine.workflow.forms.component import Component
from engine.workflow.forms.kinds import kinds
from engine.workflow.forms.shape import leaves
from engine.workflow.forms.typed import typed
from engine.workflow.forms.view import Asking, Here
from tests.language.in_browser import Answer, Question, ask
from tests.language.test_browser_feel import same

ROOT = Path(__file__).parents[3]
FORMS = sorted((ROOT / "forms").rglob("*.form"))
NOW = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
SAMPLES = 8
"""How many sets of data each expression is asked with."""
PEOPLE = [{"id": "e1", "name": "张三", "kind": "expert"}, {"id": "e2", "name": None}]
OFFERS = [
    {"bidder_name": "甲公司", "rank": 1, "price": "100.5", "decrypted": "yes", "quality": "合格"},
    {"bidder_name": "乙公司", "rank": 2, "price": None, "decrypted": "no", "leader": "李四"},
]
CASE_FILE: Mapping[str, list[object]] = {
    "lots": [[{"id": "L1", "name": "一标段"}, {"id": "L2", "name": "二标段"}]],
    "candidates": [OFFERS, OFFERS[:1]],
    "bids": [OFFERS],
    "experts": [PEOPLE],
    "directory": [{"expert": PEOPLE}, {}],
    "own_bids": [["L2"], []],
    "papers_needed": [[{"id": "p1", "name": "批复", "name_en": "Approval"}], []],
    "papers_complete": [True, False],
}
"""What the case file may hold besides null, by name; anything else is some text."""
TEXTS: list[object] = [None, "", "甲公司", "e1"]
VALUES: Mapping[str, list[object]] = {
    "checkbox": [None, False, True],
    "datetime": [None, "2026-06-01T09:00+08:00", "2026-06-30T09:00+08:00"],
    "filepicker": [None, [], ["d-1"]],
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One expression of a form with one set of data; `row` is what `this` means, if anything."""

    form: Form
    place: str
    expression: feel.Expression
    data: Mapping[str, object]
    row: Mapping[str, object] | None

    def question(self) -> Question:
        around = {"this": self.row or self.data, "parent": self.data if self.row else None, "i": 1}
        marked = {f"_{name}_": value for name, value in around.items()}
        return Question(
            expression=self.expression.text,
            scope={**around, **self.data, **marked},
            unary=self.place == HIDE,
        )

    def here(self) -> object:
        """Our answer, as the server comes to it."""
        asking = Asking(now=NOW, functions={}, known_documents=lambda _id: True)
        data = typed(self.form.level, dict(self.data), dict(self.data), asking.budget)  # type: ignore[arg-type]
        at = Here.top(asking, data)
        if self.row is not None:
            at = at.row(self.row, 0)  # type: ignore[arg-type]
        return feel.to_json(at.evaluate(self.expression))


def everything() -> Iterator[Asked]:
    chance = random.Random(1)
    for path in FORMS:
        form = Form.read(path.name, path.read_bytes())
        known = kinds(form.level)
        for component in form.tree.walk():
            for place, expression in component.feel.items():
                if _both(place, expression, known):
                    yield from _asked(form, place, expression, chance)


def _both(place: str, expression: feel.Expression, known: browser.Kinds) -> bool:
    """Whether both engines can be asked: of the rules only the server judges, the common ones."""
    if expression.names & law_functions():
        return False
    if place == "properties.check":
        return browser.apart(expression.text, known) == ()
    return asked_twice(place)


def _asked(
    form: Form, place: str, expression: feel.Expression, chance: random.Random
) -> Iterator[Asked]:
    fields = dict(leaves(form.level))
    rows = "this" in expression.names
    for _ in range(SAMPLES):
        data = {
            name: chance.choice(_values(fields.get(name), name))
            for name in sorted(expression.names - {"this", "parent", "i"})
        }
        row = {
            key.rpartition(".")[2]: chance.choice(_values(component, key))
            for key, component in fields.items()
            if "[]." in key
        }
        yield Asked(
            form=form,
            place=place,
            expression=expression,
            data=data,
            row=row if rows and row else None,
        )


def _values(component: Component | None, name: str) -> list[object]:
    if component is not None and component.type == "dynamiclist":
        return [[], *CASE_FILE.get(name, [])]
    if component is None or component.type == "expression":
        return [None, *CASE_FILE.get(name, ["文字"])]
    if component.type == "number":
        return [None, "2.50"] if component.raw.get("serializeToString") else [None, 0, 1, 3]
    options = component.raw.get("values")
    if isinstance(options, list) and options:
        chosen = [option["value"] for option in options if isinstance(option, dict)]
        listed = component.type in ("checklist", "taglist")
        return [None, *([[one] for one in chosen] if listed else chosen)]
    if component.type in ("select", "radio"):
        return [None, 1, 2] if name.endswith("rank") else [None, "L1"]
    return VALUES.get(component.type, TEXTS)


@pytest.fixture(scope="module")
def asked() -> list[tuple[Asked, Answer]]:
    found = list({repr(one.question()): one for one in everything()}.values())
    return list(zip(found, ask(one.question() for one in found), strict=True))


def test_every_expression_of_our_forms_is_answered_alike(
    asked: list[tuple[Asked, Answer]],
) -> None:
    apart = [
        (one.form.path, one.place, one.expression.text, one.data, one.row, one.here(), answer)
        for one, answer in asked
        if not _alike(one, answer)
    ]
    assert "\n".join(map(str, apart)) == ""


def _alike(one: Asked, answer: Answer) -> bool:
    if answer.error:
        return False
    here = one.here()
    if one.place == HIDE:
        return (here is True) is (answer.value is True)
    if one.place == "valuesExpression":
        return same(here or [], answer.value or [])
    return same(here, answer.value)


def test_the_data_reach_more_than_nulls(asked: list[tuple[Asked, Answer]]) -> None:
    places = {one.place for one, _ in asked}
    assert {HIDE, "expression", "valuesExpression", "properties.check"} <= places
    hidden = [one.here() for one, _ in asked if one.place == HIDE]
    assert hidden.count(True) > 15 and hidden.count(False) > 15
