"""A form that offers people offers those who hold the role, and the server takes no others."""

import json
from collections.abc import Mapping

import pytest

from engine.errors import Invalid
from engine.people.orders.revoke_role import RevokeRole
from engine.workflow.queries.task_view import task_view
from tests.webapp.visiting import SECURITY
from tests.workflow.houses import House
from tests.workflow.small import FORMS, STEPS

CHOOSING = {
    "type": "default",
    "id": "tiny_step",
    "schemaVersion": 18,
    "properties": {"title": "抽取", "en": "Draw", "directory": "expert"},
    "components": [
        {
            "type": "dynamiclist",
            "id": "List_panel",
            "path": "panel",
            "label": "专家",
            "isRepeating": True,
            "allowAddRemove": True,
            "properties": {"en": "Experts"},
            "components": [
                {
                    "type": "select",
                    "id": "Panel_id",
                    "key": "id",
                    "label": "专家",
                    "validate": {"required": True},
                    "valuesExpression": "=for p in directory.expert return {value: p.id}",
                    "properties": {"en": "Expert"},
                },
                {
                    "type": "expression",
                    "id": "Panel_name",
                    "key": "name",
                    "expression": "=directory.expert[id = this.id][1].name",
                    "properties": {"en": "Name"},
                },
            ],
        }
    ],
}
DRAWN: Mapping[str, bytes] = {**FORMS, "forms/tiny/step.form": json.dumps(CHOOSING).encode()}


def chosen(*logins: str) -> dict[str, object]:
    return {"panel": [{"id": login} for login in logins]}


def drawing(house: House) -> str:
    house.publish(STEPS, forms=DRAWN)
    return house.start({})


def test_the_page_offers_who_holds_the_role(house: House) -> None:
    project = drawing(house)
    view = house.ask(task_view, house.agency, house.task(project, "first").id)
    directory = view.values["directory"]
    assert isinstance(directory, dict)
    named = house.actor("expert1").name
    assert {"id": "expert1", "name": named, "organisation": ""} in directory["expert"]
    assert {one["id"] for one in directory["expert"]}.isdisjoint({"agency.agency1", "bidder1"})


def test_who_is_chosen_is_kept_with_their_name_whatever_was_sent(house: House) -> None:
    project = drawing(house)
    data = {"panel": [{"id": "expert1", "name": "别人"}]}
    house.complete(project, "first", data)
    kept = house.inside(project).case
    assert kept["panel"] == [{"id": "expert1", "name": house.actor("expert1").name}]
    assert "directory" not in kept


@pytest.mark.parametrize("login", ["agency.agency1", "nobody", ""])
def test_nobody_else_is_taken(house: House, login: str) -> None:
    project = drawing(house)
    with house.refusing(Invalid):
        house.complete(project, "first", chosen(login))


def test_who_holds_the_role_no_more_is_offered_no_more(house: House) -> None:
    project = drawing(house)
    gone = house.actor("expert1").id
    house.give(RevokeRole(actor=SECURITY, person=gone, role="expert"))
    with house.refusing(Invalid):
        house.complete(project, "first", chosen("expert1"))
