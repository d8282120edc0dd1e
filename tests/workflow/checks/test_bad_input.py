"""Whatever is put before the gate, it answers soon, with a reason, and fails at nothing."""

from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from engine.workflow import checks
from engine.workflow.checks import MOST_BYTES, Bundle, Finding
from engine.workflow.checks.xml import MOST_NODES
from engine.workflow.normalise import normalise
from tests.workflow.checks.flows import HEAD, drawn, wrapped
from tests.workflow.checks.house import EXAMPLES, bundle_with, clean

DMN = 'xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="n"'
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def _found(body: bytes, profile: str = "standard") -> tuple[Finding, ...]:
    return checks.run(Bundle(files={"process.bpmn": body}), profile=profile)


def _rules(body: bytes, profile: str = "standard") -> set[str]:
    return {one.rule for one in _found(body, profile) if one.severity == "error"}


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/x.dtd">',
    ],
    ids=["laughs", "file", "network"],
)
@pytest.mark.parametrize("profile", ["standard", "house"])
def test_entities_are_refused(doctype: str, profile: str) -> None:
    body = f"{doctype}{HEAD}<process id='p' name='&l9;'/></definitions>".encode()
    (found,) = (one for one in _found(body, profile) if one.rule == "xml-safe")
    assert "passwd" not in found.en and len(found.en) < 500


def test_fifty_megabytes_are_refused_unread() -> None:
    (found,) = _found(wrapped("<!--" + "x" * 50_000_000 + "-->"))
    assert found.rule == "xml-safe" and str(MOST_BYTES) in found.en and str(MOST_BYTES) in found.zh


def test_ten_thousand_nodes_are_refused_by_their_number() -> None:
    tasks = "".join(f'<task id="t{n}"/>' for n in range(10_000))
    (found,) = _found(wrapped(f'<process id="demo">{tasks}</process>'))
    assert found.rule == "xml-safe" and "10000" in found.en and str(MOST_NODES) in found.en


def test_two_thousand_nodes_in_a_row_are_fine() -> None:
    names = ["begin", *(f"b{number}" for number in range(2000)), "done"]
    nodes = "( begin, ) done, " + ", ".join(f"t {name}" for name in names[1:-1])
    body = drawn(nodes, ", ".join(f"{a}>{b}" for a, b in pairwise(names)))
    assert _found(body) == ()


@pytest.mark.parametrize("depth", [40, 200, 20_000])
def test_deeply_nested_sub_processes_end_in_an_answer(depth: int) -> None:
    opened = "".join(f'<subProcess id="s{n}">' for n in range(depth))
    body = wrapped(f'<process id="p">{opened}<task id="t"/>{"</subProcess>" * depth}</process>')
    assert _rules(body) == (set() if depth == 40 else {"xml-safe"})


@pytest.mark.parametrize(
    "text",
    ["(" * 20_000, "-" * 20_000 + "1", "[" * 5_000, "if " * 5_000],
    ids=["brackets", "signs", "lists", "ifs"],
)
def test_deeply_nested_expressions_are_refused(text: str) -> None:
    example = (EXAMPLES / "feel-compiles" / "good.bpmn").read_text("utf-8")
    body = example.replace("amount * 0.02", text).encode()
    found = checks.run(bundle_with(body))
    (told,) = (one for one in found if one.rule == "feel-compiles")
    assert len(told.zh) < 2_000 and told.element == "compute"


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('touch {mark}')",
        "(lambda: open('{mark}', 'w'))()",
        "[x for x in ().__class__.__base__.__subclasses__()]",
        'exec("open(\\"{mark}\\", \\"w\\")")',
    ],
)
def test_python_in_a_diagram_is_refused_and_never_run(tmp_path: Path, text: str) -> None:
    mark = tmp_path / "ran"
    example = (EXAMPLES / "feel-compiles" / "good.bpmn").read_text("utf-8")
    written = escape(text.format(mark=mark), {'"': "&quot;"})
    found = checks.run(bundle_with(example.replace("amount * 0.02", written).encode()))
    told = {one.rule for one in found if one.element == "compute"}
    assert told & {"feel-compiles", "names-known"}
    assert not mark.exists()


def test_decisions_that_need_each_other_are_refused() -> None:
    count = 300
    ring = "".join(
        f'<decision id="d{n}" name="d{n}"><variable name="d{n}"/><informationRequirement>'
        f'<requiredDecision href="#d{(n + 1) % count}"/></informationRequirement>'
        f"<literalExpression><text>d{(n + 1) % count}</text></literalExpression></decision>"
        for n in range(count)
    )
    model = f"<definitions {DMN}>{ring}</definitions>".encode()
    found = checks.run(bundle_with(clean(), {"ring.dmn": model}))
    assert {one.rule for one in found} == {"decision-reads"}


def test_processes_that_call_each_other_in_a_ring_are_refused() -> None:
    def calls(own: str, other: str) -> str:
        return (
            f'<process id="{own}" isExecutable="true"><startEvent id="{own}_s"/>'
            f'<callActivity id="{own}_c" calledElement="{other}"/><endEvent id="{own}_e"/>'
            f'<sequenceFlow id="{own}_1" sourceRef="{own}_s" targetRef="{own}_c"/>'
            f'<sequenceFlow id="{own}_2" sourceRef="{own}_c" targetRef="{own}_e"/></process>'
        )

    body = wrapped(calls("a", "b") + calls("b", "c") + calls("c", "a"))
    ring = {one.element for one in _found(body, "house") if one.rule == "no-call-ring"}
    assert ring == {"a_c", "b_c", "c_c"}
    assert _rules(body) == set()


@pytest.mark.parametrize(
    "body", [b"", b"\x00", b"<a", b"PK\x03\x04", b"\xff\xfe<\x00a\x00", "流程".encode()]
)
def test_what_is_no_xml_stays_as_it_is_and_is_named(body: bytes) -> None:
    assert normalise(body) == body
    assert _rules(body) == {"xml-safe"}


def test_a_flow_without_an_id_is_given_one_that_nobody_has() -> None:
    body = (
        drawn("( a, t b, ) c", "a>b, b>c")
        .replace(b'id="a_b"', b"")
        .replace(b'"b_c"', b'"Flow_a_b"')
    )
    kept = normalise(body)
    assert b'sourceRef="a" targetRef="b" id="Flow_a_b_2"' in kept
    assert normalise(kept) == kept and _rules(kept) == set()


def test_more_flows_than_anybody_could_follow_are_refused_by_their_number() -> None:
    flows = "".join(f'<sequenceFlow id="f{n}" sourceRef="a" targetRef="b"/>' for n in range(10_001))
    body = drawn("( begin, x a, x b, ) done", "begin>a, b>done")
    (found,) = _found(body.replace(b"</process>", f"{flows}</process>".encode()))
    assert found.rule == "xml-safe" and "10003 sequence flows" in found.en


@pytest.mark.parametrize("sign", ["t", "x", "o", "+"])
def test_where_every_node_leads_to_every_other_the_search_ends(sign: str) -> None:
    names = [f"b{number}" for number in range(25)]
    nodes = "( begin, ) done, " + ", ".join(f"{sign} {name}" for name in names)
    ways = ", ".join(f"{a}>{b}" for a in names for b in names if a != b)
    told = {one.rule for one in _found(drawn(nodes, f"begin>b0, b1>done, {ways}"), "house")}
    assert told & {"exploration-bound", "token-pile", "deadlock"} or sign == "x"
