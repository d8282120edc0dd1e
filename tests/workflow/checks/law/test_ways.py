"""Paths from a notice to the bidding through every shape of flow: is the timer on all of them?"""

from pathlib import Path

import pytest

from engine.law.folder import read_book
from engine.workflow.checks import Bundle, read_statutes
from engine.workflow.checks.law import path
from engine.workflow.checks.law.ways import MOST_PLACES
from engine.workflow.checks.package import open_package

PROCESSES = Path(__file__).parents[4] / "processes"
STATUTES = read_statutes(PROCESSES, read_book(PROCESSES / "law"))
ITEM = {"class": "B01", "process": "main"}
NOTICE = (
    '<serviceTask id="notice"><extensionElements><z:ioMapping>'
    '<z:input source="listing_notice" target="kind"/></z:ioMapping></extensionElements>'
    "</serviceTask>"
)
TIMER = (
    '<intermediateCatchEvent id="{}"><timerEventDefinition>'
    '<timeDate>=earliest("{}", now())</timeDate></timerEventDefinition></intermediateCatchEvent>'
)
WAIT = TIMER.format("wait", "LAND-01")
BIDDING = '<task id="bidding" s:mark="bidding_begins"/>'


def flows(*pairs: str) -> str:
    """`a>b` as sequence flows."""
    ends = [pair.split(">") for pair in pairs]
    return "".join(f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in ends)


KEPT = {
    "one after the other": NOTICE + WAIT + BIDDING + flows("notice>wait", "wait>bidding"),
    "in a sub-process": NOTICE
    + f'<subProcess id="sub">{WAIT}</subProcess>'
    + BIDDING
    + flows("notice>sub", "sub>bidding"),
    "around a sub-process": NOTICE
    + WAIT
    + f'<subProcess id="sub">{BIDDING}</subProcess>'
    + flows("notice>wait", "wait>sub"),
    "on one branch of a join": NOTICE
    + '<parallelGateway id="fork"/><task id="other"/><parallelGateway id="join"/>'
    + WAIT
    + BIDDING
    + flows("notice>fork", "fork>wait", "fork>other", "wait>join", "other>join", "join>bidding"),
    "in a called process": NOTICE
    + '<callActivity id="call" calledElement="other"/>'
    + BIDDING
    + flows("notice>call", "call>bidding"),
    "by an input of a call": NOTICE
    + '<callActivity id="call" calledElement="given"><extensionElements><z:ioMapping>'
    '<z:input source="LAND-01" target="period"/></z:ioMapping></extensionElements></callActivity>'
    + BIDDING
    + flows("notice>call", "call>bidding"),
    "ahead of a second notice, since the first": NOTICE
    + WAIT
    + BIDDING
    + '<exclusiveGateway id="again"/>'
    + flows("notice>wait", "wait>bidding", "bidding>again", "again>notice"),
    "no notice at all": BIDDING,
}
BROKEN = {
    "nothing binds": NOTICE + BIDDING + flows("notice>bidding"),
    "another row": NOTICE
    + TIMER.format("wait", "LAND-02")
    + BIDDING
    + flows("notice>wait", "wait>bidding"),
    "a way around": NOTICE
    + '<exclusiveGateway id="choice"/>'
    + WAIT
    + BIDDING
    + flows("notice>choice", "choice>wait", "choice>bidding", "wait>bidding"),
    "a way around inside a sub-process": NOTICE
    + f'<subProcess id="sub"><exclusiveGateway id="choice"/>{WAIT}<endEvent id="end"/>'
    + flows("choice>wait", "choice>end", "wait>end")
    + "</subProcess>"
    + BIDDING
    + flows("notice>sub", "sub>bidding"),
    "a boundary event leads past": NOTICE
    + f'<subProcess id="sub">{WAIT}</subProcess>'
    + '<boundaryEvent id="late" attachedToRef="sub"/>'
    + BIDDING
    + flows("notice>sub", "sub>bidding", "late>bidding"),
    "an event sub-process interrupts": NOTICE
    + f'<subProcess id="sub">{WAIT}<subProcess id="stop" triggeredByEvent="true">'
    '<startEvent id="stopped"/></subProcess></subProcess>'
    + BIDDING
    + flows("notice>sub", "sub>bidding"),
    "a link leads past": NOTICE + '<exclusiveGateway id="choice"/>'
    '<intermediateThrowEvent id="out"><linkEventDefinition name="x"/></intermediateThrowEvent>'
    '<intermediateCatchEvent id="in"><linkEventDefinition name="x"/></intermediateCatchEvent>'
    + WAIT
    + BIDDING
    + flows("notice>choice", "choice>wait", "choice>out", "wait>bidding", "in>bidding"),
    "a second notice is not waited for": WAIT
    + '<exclusiveGateway id="choice"/>'
    + NOTICE
    + BIDDING
    + flows("wait>choice", "choice>notice", "notice>bidding", "bidding>choice"),
    "a call is given another row": NOTICE
    + '<callActivity id="call" calledElement="given"><extensionElements><z:ioMapping>'
    '<z:input source="LAND-02" target="period"/></z:ioMapping></extensionElements></callActivity>'
    + BIDDING
    + flows("notice>call", "call>bidding"),
}


@pytest.mark.parametrize("shape", KEPT)
def test_a_period_on_every_path_is_kept(shape: str) -> None:
    assert _found(KEPT[shape]) == []


@pytest.mark.parametrize("shape", BROKEN)
def test_a_path_without_the_period_is_found(shape: str) -> None:
    assert _found(BROKEN[shape]) == ["bidding"]


def test_calls_that_double_at_each_level_end_in_a_bound_not_in_hours() -> None:
    """Two calls in each of sixteen processes would open 65,536 of them."""
    levels = "".join(
        f'<process id="p{n}"><task id="t{n}"/><callActivity id="a{n}" calledElement="p{n + 1}"/>'
        f'<callActivity id="b{n}" calledElement="p{n + 1}"/>'
        + flows(f"t{n}>a{n}", f"a{n}>b{n}")
        + "</process>"
        for n in range(16)
    )
    found = list(path.check(open_package(_bundle(_file(BIDDING, levels)))))
    assert [one.severity for one in found] == ["warning"]
    assert str(MOST_PLACES) in found[0].zh and str(MOST_PLACES) in found[0].en


def test_processes_that_call_each_other_are_searched_once() -> None:
    ring = (
        '<process id="ring"><callActivity id="back" calledElement="ring"/></process>'
        '<process id="user"><callActivity id="use" calledElement="ring"/></process>'
    )
    assert list(path.check(open_package(_bundle(_file(BIDDING, ring))))) == []


def _found(inside: str) -> list[str]:
    other = f'<process id="other">{WAIT.replace("wait", "wait_inside")}</process>'
    given = (
        '<process id="given"><intermediateCatchEvent id="until"><timerEventDefinition>'
        "<timeDate>=earliest(period, now())</timeDate>"
        "</timerEventDefinition></intermediateCatchEvent></process>"
    )
    found = path.check(open_package(_bundle(_file(inside, other + given))))
    return [one.element for one in found if "LAND-01" in one.zh]


def _file(inside: str, others: str) -> bytes:
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        'xmlns:z="http://camunda.org/schema/zeebe/1.0" '
        'xmlns:s="http://sunroad.example/schema/bpmn/1.0">'
        f'<process id="main">{inside}</process>{others}</definitions>'
    ).encode()


def _bundle(body: bytes) -> Bundle:
    return Bundle(files={"process.bpmn": body}, item=ITEM, statutes=STATUTES)
