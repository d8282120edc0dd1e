"""A diagram spoilt at random is answered with findings, in both languages, and never a failure."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.workflow import checks
from engine.workflow.checks import Bundle
from engine.workflow.normalise import normalise
from tests.workflow.checks.house import EXAMPLES, bundle_with

DIAGRAMS = sorted(EXAMPLES.glob("*/*.bpmn"))
TAGS = ["task", "subProcess", "startEvent", "exclusiveGateway", "sequenceFlow", "lane", "message"]
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_spoilt_diagram_is_a_finding_and_no_failure(data: st.DataObject) -> None:
    root = etree.fromstring(data.draw(st.sampled_from(DIAGRAMS)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(data, root)
    body = etree.tostring(root)
    assert normalise(normalise(body)) == normalise(body)
    for bundle, profile in (
        (Bundle(files={"process.bpmn": body}), "standard"),
        (bundle_with(body), "house"),
    ):
        for found in checks.run(bundle, profile=profile):
            assert found.zh and found.en and found.rule in checks.CHECKS


def _spoil(data: st.DataObject, root: etree._Element) -> None:
    nodes = [node for node in root.iter(etree.Element) if node.getparent() is not None]
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    parent = node.getparent()
    assert parent is not None
    how = data.draw(st.sampled_from(["remove", "forget", "confuse", "rename", "move", "say"]))
    if how == "remove":
        parent.remove(node)
    elif how == "rename":
        node.tag = BPMN + data.draw(st.sampled_from(TAGS))
    elif how == "move":
        root.append(node)
    elif how == "say":
        node.text = data.draw(st.sampled_from(["", "=", "=1 +", "PT", "work", "=((((", "流程"]))
    elif node.attrib:
        name = data.draw(st.sampled_from(sorted(str(key) for key in node.attrib)))
        if how == "forget":
            del node.attrib[name]
        else:
            values = sorted({str(one.get("id", "")) for one in nodes} | {"true", "=x", ""})
            node.set(name, data.draw(st.sampled_from(values)))
