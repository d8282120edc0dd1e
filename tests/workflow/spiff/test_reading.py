"""Reading: what is refused and how it says where; what the house learns of a diagram."""

import pytest

from engine.errors import BadDiagram
from engine.workflow.checks.engine_reasons import chinese
from engine.workflow.spiff import Definition
from tests.workflow.spiff.short import (
    SPACES,
    boundary,
    call,
    catch,
    definition,
    diagram,
    end,
    event_sub,
    gateway,
    line,
    message,
    node,
    on,
    path,
    script,
    service,
    sub,
    timer,
    user,
)

S = '<startEvent id="s"/>'
LINK = '<linkEventDefinition name="L"/>'


def _findings(body: str, extra: str = "") -> str:
    with pytest.raises(BadDiagram) as refused:
        definition(diagram(body, extra=extra))
    return "\n".join(refused.value.findings)


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (line("m", node("callChoreography", "x")), "0.bpmn: x: choreographies"),
        (line("m", node("transaction", "x", line("i")), end("y", on("cancel"))), "y: a cancel"),
        (line("m", node("adHocSubProcess", "x", line("i"))), "is: an ad-hoc sub-process has no"),
        (line("m", node("adHocSubProcess", "x")), "x: there is nothing to begin with"),
        (line("m", user("x", attrs='isForCompensation="true"')), "x: no sequence flow touches"),
        (line("m") + user("x", attrs='isForCompensation="true"'), "x: no compensation event"),
        (line("m", user("x")) + boundary("b", "x", on("compensate")), "b: a compensation event"),
        (
            S + end("x", '<compensateEventDefinition activityRef="no"/>') + path("s", "x"),
            "x: activityRef 'no' is nothing here",
        ),
        (line("m", catch("x", on("signal", "no"))), "x: signalRef 'no' does not exist"),
        (line("m", catch("x", timer("P1D") + LINK)), "x: a link event stands alone"),
        (line("m", catch("x", "")), "x: a intermediateCatchEvent needs an event definition"),
        (line("m", catch("x", "<timerEventDefinition/>")), "x: a timer needs exactly one of"),
        (line("m", catch("x", timer("=1 +"))), "x: =1 +: "),
        (line("m", script("x", "y", "=)")), "x: =): "),
        (line("m", node("serviceTask", "x")), "x: a serviceTask needs a zeebe extension"),
        (line("m", node("receiveTask", "x")), "x: a receive task needs a messageRef"),
        (line("m", node("callActivity", "x")), "x: called process '' does not exist"),
        (line("m", call("x", "nowhere")), "x: called process 'nowhere' does not exist"),
        (line("m", user("x")) + line("n", user("y")), "ns: more than one start event"),
        (user("x") + end("y") + path("x", "y"), "there is no start event"),
        (user("x") + path("x", "x"), "there is nothing to begin with"),
        (line("m", sub("x", user("y") + end("z"))), "x: there is no start event"),
        (line("m", sub("x", user("y"), 'triggeredByEvent="true"')), "there is no start event"),
        (line("m", user("x")) + path("x", "gone"), "x_gone: the sequence flow ends at 'gone'"),
        (line("m", user("x")) + path("me", "x"), "me_x: a sequence flow leaves end event me"),
        (line("m", user("x")) + path("x", "ms"), "x_ms: a sequence flow enters startEvent ms"),
        (line("m", user("x"), user("x")), "x: the id is used twice"),
        (line("m", sub("o", line("i", user("x"))), user("x")), "x: the id is used twice"),
        (line("m", user("x")) + boundary("b", "gone", timer("P1D")), "b: it is attached to 'gone'"),
        (line("m", user("x")) + boundary("b", "ms", timer("P1D")), "b: a boundary event cannot"),
        (line("m", user("x", loop=("items",))), "x: inputCollection 'items' is no FEEL"),
        (line("m", user("x", loop=("",))), "x: a multi-instance needs"),
        (line("m", user("x", loop=("=a", "b", "c"))), "x: outputCollection and outputElement"),
        (line("m", event_sub("x", line("i"), "")), "i"),
        (line("m", sub("x", line("i", user("y")), 'triggeredByEvent="true"')), "is: an event sub-"),
        (line("m", node("eventBasedGateway", "x"), user("y")), "x: an event-based gateway needs"),
        (line("m", user("x", attrs='default="f"')), "x: its default f is not one of"),
        (line("m", user("x", attrs='startQuantity="0"')), "x: startQuantity '0'"),
        (
            S + node("complexGateway", "x") + path("s", "x") + path("s", "x"),
            "x: a complex gateway that joins needs an activationCondition",
        ),
        (
            line("m", node("receiveTask", "x", attrs='messageRef="M" instantiate="true"')),
            "x: something else starts this process already",
        ),
        (
            line("m", node("eventBasedGateway", "x", attrs='eventGatewayType="Parallel"')),
            "x: only an instantiating event-based gateway is parallel",
        ),
    ],
)
def test_what_is_not_supported_is_refused_by_file_and_element(body: str, finding: str) -> None:
    found = _findings(body)
    assert finding in found
    reasons = [line_.split(": ", 2)[-1] for line_ in found.splitlines()]
    assert not [reason for reason in reasons if reason in chinese(reason)], "said in Chinese too"


def test_an_exclusive_gateway_needs_conditions() -> None:
    body = S + gateway("exclusive", "g") + user("a") + user("b") + path("s", "g", "a")
    body += path("g", "b", when="=x")
    assert "g_a: a condition is missing" in _findings(body)


def test_a_condition_is_an_expression() -> None:
    body = S + gateway("exclusive", "g") + user("a") + path("s", "g") + path("g", "a", when="x > 1")
    assert "g_a: the condition 'x > 1' is no FEEL expression" in _findings(body)


def test_a_link_without_its_catch_is_refused() -> None:
    body = S + node("intermediateThrowEvent", "t", LINK) + path("s", "t")
    assert "t: no link catch has this name" in _findings(body)


def test_a_thrown_error_needs_a_code() -> None:
    body = S + end("x", on("error", "E")) + path("s", "x")
    assert "x: a thrown error needs a code" in _findings(body, '<error id="E"/>')


def test_all_findings_come_at_once() -> None:
    found = _findings(line("m", node("serviceTask", "x"), script("y", "n", "=)")))
    assert "x: " in found
    assert "y: " in found


@pytest.mark.parametrize(
    "body",
    [
        b"not xml",
        b"<definitions/>",
        f'<!DOCTYPE a [<!ENTITY e "x">]><definitions {SPACES}>&e;</definitions>'.encode(),
        f"<definitions {SPACES}>{'<a>' * 101}{'</a>' * 101}</definitions>".encode(),
        b" " * 5_000_001,
    ],
    ids=["text", "namespace", "entity", "depth", "size"],
)
def test_hostile_files_are_refused(body: bytes) -> None:
    with pytest.raises(BadDiagram, match=r"0\.bpmn: "):
        definition(body)


def test_a_missing_process_is_named() -> None:
    with pytest.raises(BadDiagram, match="process other is in none of"):
        definition(diagram(line("m", user("a"))), start="other")


def test_two_files_with_one_process_id_are_refused() -> None:
    one = diagram(line("m", user("a")))
    with pytest.raises(BadDiagram, match="a process of this id is in another file"):
        definition(one, one)


LANES = (
    '<laneSet><lane id="Lane_bidder" name="投标人"><flowNodeRef>a</flowNodeRef>'
    "<flowNodeRef>box</flowNodeRef></lane>"
    '<lane id="Lane_tenderee" name="招标人"><flowNodeRef>w</flowNodeRef></lane></laneSet>'
)


def _rich() -> Definition:
    ext = (
        '<zeebe:formDefinition formId="works/bid"/>'
        '<zeebe:properties><zeebe:property name="archive" value="yes"/></zeebe:properties>'
    )
    body = (
        line("m", user("a", ext=ext, attrs='sunroad:rule="ZTB-08"'), service("w"))
        + sub("box", line("b", user("in_box")))
        + path("w", "box")
        + boundary("late", "a", timer("P1D", "timeDuration"))
        + path("late", "w")
    )
    known = (
        '<message id="M1" name="objection" sunroad:sender="bidder, agency"'
        ' sunroad:form="shared/objection" sunroad:title="异议"/>'
    ) + message("other")
    called = diagram(line("m", user("a", attrs='sunroad:x="called"')), "child")
    return definition(
        diagram(
            body.replace('<endEvent id="me"/>', call("c", "child") + end("me")).replace(
                path("w", "me"), path("w", "c", "me")
            ),
            extra=known,
            lanes=LANES,
        ),
        called,
    )


def test_the_house_learns_elements_lanes_and_messages() -> None:
    read = _rich()
    assert [(lane.id, lane.role, lane.name) for lane in read.lanes] == [
        ("Lane_bidder", "bidder", "投标人"),
        ("Lane_tenderee", "tenderee", "招标人"),
    ]
    a = read.elements["a"]
    assert (a.kind, a.process_id, a.lane, a.form) == ("userTask", "main", "bidder", "works/bid")
    assert a.properties == {"archive": "yes"}
    assert a.attributes == {"rule": "ZTB-08"}
    assert [(f.id, f.target) for f in a.outgoing] == [("a_w", "w")]
    assert read.elements["in_box"].lane == "bidder"
    assert read.elements["in_box"].parent == "box"
    assert read.elements["late"].attached == "a"
    assert read.elements["late"].lane == "bidder"
    objection = read.messages["objection"]
    assert objection.sender_roles == ("bidder", "agency")
    assert (objection.title, objection.form) == ("异议", "shared/objection")
    assert read.messages["other"].title == "other"


def test_ids_of_called_processes_may_repeat_those_of_the_main_one() -> None:
    read = _rich()
    assert read.elements["a"].process_id == "main"
    assert read.elements["child/a"].attributes == {"x": "called"}
    found = read.element("child", "a")
    assert found is not None
    assert found.process_id == "child"


def test_two_readings_of_the_same_files_have_one_fingerprint() -> None:
    assert _rich().fingerprint() == _rich().fingerprint()
    other = definition(diagram(line("m", user("a"), user("b"))))
    assert _rich().fingerprint() != other.fingerprint()


def test_every_drawn_node_becomes_a_spec() -> None:
    read = _rich()
    count = sum(1 for spec in read.specs.values() for _ in spec.nodes())
    assert count == len(read.elements)


def test_flows_without_an_id_are_kept() -> None:
    body = S + user("a") + end("e") + path("s", "a", "e").replace('id="a_e"', "")
    read = definition(diagram(body))
    assert [flow.target for flow in read.elements["a"].outgoing] == ["e"]


def test_a_process_that_calls_itself_is_read_once() -> None:
    read = definition(diagram(line("m", call("again", "main"))))
    assert list(read.specs) == ["main"]


def test_one_and_zero_mean_true_and_false() -> None:
    """XML Schema knows both; an editor that writes the short ones must not be misread."""
    handler = event_sub("h", line("h", user("y")), timer("P1D"), stop=False)
    inner = line("i", user("x", loop=("=[1]", "n"), sequential=True)) + handler
    beside = boundary("b", "box", timer("P2D"), stop=False) + user("z") + path("b", "z")
    body = diagram(line("m", sub("box", inner)) + beside)
    short = body.replace(b'="true"', b'="1"').replace(b'="false"', b'="0"')
    assert short != body
    assert definition(short).fingerprint() == definition(body).fingerprint()


def test_references_may_carry_a_prefix() -> None:
    known = message("M", "=key")
    body = line("m", user("x"), catch("c", on("message", "M"))) + user("z")
    body += boundary("b", "x", on("message", "M")) + path("b", "z")
    plain = diagram(body, extra=known)
    prefixed = plain.replace(b'Ref="M"', b'Ref="own:M"').replace(b'ToRef="x"', b'ToRef="own:x"')
    assert prefixed.count(b"own:") == 3
    assert definition(prefixed).fingerprint() == definition(plain).fingerprint()
