"""What is in the record is asked in no form: start, task, message; here and in every city."""

from typing import Any

from engine.errors import Invalid
from engine.people.orders.grant_role import GrantRole
from engine.people.queries.actor_of import actor_of
from engine.vocabulary import Actor
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.message_view import message_view
from engine.workflow.queries.startable import start_view
from engine.workflow.queries.task_view import task_view
from tests.trading.parties.entity import qualify, register
from tests.workflow.houses import House
from tests.workflow.small import amount, drawn, form, said_by, task, text
from tests.workflow.spiff.short import catch, on, path

SECURITY = Actor(id="test-security", roles=frozenset({"security_admin"}))


def from_record(key: str, source: str, **more: Any) -> dict[str, Any]:
    field = dict(text(key, "public"))
    return {
        **field,
        "validate": {"required": True},
        "properties": {**field["properties"], "prefill": f"party.{source}"},
        **more,
    }


ASKED = (
    from_record("applicant.name", "name", readonly=True),
    from_record("applicant.uscc", "uscc", readonly=True),
    from_record("address", "address"),
    from_record("contact_name", "contact.name"),
    from_record("contact_phone", "contact.phone"),
    from_record("refund_account", "basic_account.number"),
)
QUALIFIED = {
    **text("note"),
    "properties": {
        "en": "note",
        "check": '=list contains(party.valid_kinds, "建筑工程施工总承包")',
        "check_message": "需要有效的施工总承包资质",
        "check_message_en": "A valid qualification is needed",
    },
}
FORMS = {
    "forms/tiny/start.form": form("tiny/start", text("project_name"), *ASKED, amount("price")),
    "forms/tiny/step.form": form("tiny/step", *ASKED[2:], QUALIFIED),
    "forms/tiny/join.form": form("tiny/join", *ASKED[2:]),
}
DIAGRAM = drawn(
    '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
    + task("first")
    + catch("wait", on("message", "join"))
    + path("s", "fork", "first", "e")
    + path("fork", "wait", "e"),
    extra=said_by("join", "bidder", form="tiny/join"),
    agency="first wait fork s e",
)


def agency(house: House, number: int = 0, **more: str) -> Actor:
    """A registered entity whose first person also plays the agency."""
    actor = register(house, number, **more)
    house.give(GrantRole(actor=SECURITY, person=actor.id, role="agency"))
    return house.ask(actor_of, actor.id)


def publish(house: House) -> None:
    house.publish(DIAGRAM, forms=FORMS)


def begin(house: House, actor: Actor, region: str = "320100", **data: Any) -> str:
    """Starts with what the page shows, as a browser sends it back."""
    values = house.ask(start_view, actor, "TINY").values
    sent = {name: one for name, one in values.items() if name != "party"}
    order = StartProject(actor=actor, item="TINY", region=region, data={**sent, **data})
    return str(house.give(order))


def asked_again(values: Any) -> list[str]:
    """Required fields that come empty, as a person would have to type them."""
    shown = ("address", "contact_name", "contact_phone", "refund_account")
    return [name for name in shown if not values.get(name)]


def test_the_start_form_is_filled_from_the_record(house: House) -> None:
    publish(house)
    actor = agency(house)
    values = house.ask(start_view, actor, "TINY").values
    assert values["applicant"] == {"name": "南京长江甲建设有限公司", "uscc": "91320800MA1003074U"}
    assert asked_again(values) == []


def test_a_second_project_asks_no_field_again(small_house: House) -> None:
    publish(small_house)
    actor = agency(small_house)
    for name in ("第一个", "第二个"):
        project = begin(small_house, actor, project_name=name, price="1.50")
        task_ = small_house.task(project, "first").id
        assert asked_again(small_house.ask(task_view, actor, task_).values) == []
    case = small_house.inside(project).case
    assert case["applicant"] == {"name": "南京长江甲建设有限公司", "uscc": "91320800MA1003074U"}


def test_registered_in_nanjing_valid_in_wuxi_without_entering_anything(
    small_house: House,
) -> None:
    publish(small_house)
    client = agency(small_house)
    project = begin(small_house, client, "320200", project_name="无锡项目")
    bidder = register(small_house, 1)
    assert bidder.region == "320100"
    view = small_house.ask(message_view, bidder, project, "join")
    assert asked_again(view.values) == []
    sent = {name: one for name, one in view.values.items() if name != "party"}
    small_house.give(SendMessage(actor=bidder, name="join", project=project, data=sent))
    assert small_house.inside(project).case["contact_phone"] == "13800000000"


def test_what_people_may_only_read_is_written_by_the_server(small_house: House) -> None:
    publish(small_house)
    actor = agency(small_house)
    with small_house.refusing(Invalid) as refused:
        begin(small_house, actor, applicant={"name": "别人的公司", "uscc": ""})
    assert isinstance(refused.value, Invalid)
    assert {one.field for one in refused.value.problems} == {"applicant.name"}
    project = begin(small_house, actor, applicant={})
    assert small_house.inside(project).case["applicant"] == {
        "name": "南京长江甲建设有限公司",
        "uscc": "91320800MA1003074U",
    }


def test_what_was_typed_over_a_prefill_holds_for_this_project(small_house: House) -> None:
    publish(small_house)
    actor = agency(small_house)
    project = begin(small_house, actor, address="工地办公室")
    assert small_house.inside(project).case["address"] == "工地办公室"
    task_ = small_house.task(project, "first").id
    assert small_house.ask(task_view, actor, task_).values["address"] == "工地办公室"


def test_a_form_refuses_whoever_has_no_valid_qualification(small_house: House) -> None:
    publish(small_house)
    actor = agency(small_house)
    project = begin(small_house, actor)
    task_ = small_house.task(project, "first").id
    values = small_house.ask(task_view, actor, task_).values
    data = {
        **{one: values[one] for one in values if one not in ("party", "applicant")},
        "note": "x",
    }
    order = CompleteTask(actor=actor, task=task_, data=data)
    qualify(small_house, actor, valid_to="2026-03-01")
    with small_house.refusing(Invalid) as refused:
        small_house.give(order)
    assert "资质" in str(refused.value) or "qualification" in str(refused.value)
    qualify(small_house, actor)
    small_house.give(order)


def test_the_record_itself_never_enters_a_case_file(small_house: House) -> None:
    publish(small_house)
    project = begin(small_house, agency(small_house))
    assert "party" not in small_house.inside(project).case
