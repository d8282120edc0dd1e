"""A small tender from its candidates to its contract: each step a task, then a service."""

from typing import Any

from engine.people.queries.organisation import organisation
from engine.vocabulary import Data
from tests.workflow.houses import House
from tests.workflow.small import STEP, drawn, said_by, task
from tests.workflow.spiff.short import event_sub, line, on, service

WINNER, SECOND = "江苏甲建设有限公司", "江苏乙建设有限公司"
CANDIDATES = (
    f'=[{{"rank": 1, "name": "{WINNER}", "uscc": winner, "price": 98600000.5,'
    ' "duration": 420, "quality": "合格", "leader": "张三"},'
    f' {{"rank": 2, "name": "{SECOND}", "price": 99000000}}]'
)
LOT = {"lot": '="1"', "lot_name": '="一标段"'}


def step(id: str, type: str, out: str, **inputs: str) -> str:
    """A service; what it gives under `out` goes to the project."""
    return service(id, type, inputs=inputs, outputs={out: f"={out}"})


BODY = line(
    "m",
    task("name"),
    step(
        "candidates",
        "awards.candidates",
        "publicity",
        **LOT,
        candidates=CANDIDATES,
        rule='="ZTB-26"',
        limit_rule='="ZTB-56"',
    ),
    task("choose"),
    step(
        "decide",
        "awards.decide",
        "award",
        **LOT,
        winner="=note",
        rank_rule='="ZTB-29"',
        reason="=deadline",
    ),
    task("send"),
    step(
        "letter",
        "awards.letter",
        "letter",
        **LOT,
        rule='="ZTB-72"',
        contract_rule='="ZTB-30"',
        open_objections="=amount",
        objection_rule='="ZTB-28"',
    ),
    step(
        "results",
        "awards.results",
        "result_letters",
        **LOT,
        bidders=f'=[{{"name": "{WINNER}"}}, {{"name": "{SECOND}", "uscc": score}}]',
    ),
    task("sign"),
    step(
        "contract",
        "awards.contract",
        "contract",
        **LOT,
        number='="HT-1"',
        price="=amount",
        signed_on="=deadline",
        contractor="=note",
        files="=papers",
        rule='="ZTB-30"',
    ),
    task("last"),
)
ORDER = {"order_number": "=note", "reason": "=winner"}
REVOKED = event_sub(
    "revoking",
    line(
        "r",
        step(
            "revoke",
            "awards.revoke",
            "revoked_letters",
            **LOT,
            order_number="=note",
            reason="=winner",
        ),
    ),
    on("message", "revoke"),
    stop=False,
)
LAPSED = event_sub(
    "lapsing",
    line(
        "l",
        step("lapse", "awards.lapse", "lapsed_letters", **LOT, reason="=note", rule='="ZTB-29"'),
    ),
    on("message", "lapse"),
    stop=False,
)
TENDER = drawn(
    BODY + REVOKED + LAPSED,
    extra=said_by("revoke", "supervisor", STEP) + said_by("lapse", "agency", STEP),
    agency="name candidates choose decide send letter results sign contract last"
    " lapsing ls lapse le",
    supervisor="revoking rs revoke re",
)


def code_of(house: House, login: str) -> str:
    """The credit code of somebody's organisation."""
    return str(house.ask(organisation, str(house.actor(login).organisation)).uscc)


def begun(house: House) -> str:
    """A tender whose candidates were named."""
    house.publish(TENDER)
    codes = {"winner": code_of(house, "bidder.bidder1"), "score": code_of(house, "bidder.bidder2")}
    project = house.start({"project_name": "长江小学", **codes})
    house.complete(project, "name")
    return project


def decided(house: House, winner: str = WINNER, **more: Any) -> str:
    """A tender whose publicity is over and whose winner is chosen."""
    project = begun(house)
    house.passes(days=4)
    house.complete(project, "choose", {"note": winner, **more})
    return project


def sent(house: House) -> str:
    """A tender whose letters are out, signed and in the file store."""
    project = decided(house)
    house.complete(project, "send")
    house.settle()
    return project


def case(house: House, project: str) -> Data:
    """The case file of a project."""
    return house.inside(project).case
