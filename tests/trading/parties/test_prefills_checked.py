"""A form is refused whose fields are to be filled from what nobody knows."""

import json

import pytest

from engine.composition import PREFILLS
from engine.workflow import checks
from engine.workflow.prefilling import known_paths
from tests.workflow.small import form, text


def field(path: str) -> dict[str, object]:
    return {**text("name"), "properties": {"en": "name", "prefill": path}}


def told(content: bytes) -> list[str]:
    bundle = checks.Bundle(files={"forms/a/b.form": content}, prefills=known_paths(PREFILLS))
    return [one.en for one in checks.run(bundle) if one.rule == "form-exists-and-reads"]


@pytest.mark.parametrize("path", ["party.name", "party.contact.phone", "party.basic_account.bank"])
def test_what_the_record_holds_may_fill_a_field(path: str) -> None:
    assert told(form("a/b", field(path))) == []


@pytest.mark.parametrize("path", ["party.secret", "party", "person.name", "party.contact.phone.x"])
def test_what_it_does_not_hold_may_not(path: str) -> None:
    assert told(form("a/b", field(path))) == [f"{path} cannot fill this field"]


def test_no_row_of_a_list_is_filled() -> None:
    rows = {
        "type": "dynamiclist",
        "path": "rows",
        "label": "rows",
        "isRepeating": True,
        "components": [{"id": "inside", **field("party.name")}],
    }
    content = form("a/b", rows)
    assert json.loads(content)
    assert told(content) == ["party.name cannot fill this field"]
