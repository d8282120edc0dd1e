"""Element templates are the services table: neither can change without the other."""

import json

from engine.composition import SERVICES
from engine.studio.queries.element_templates import PREFIX, element_templates
from engine.workflow.checks import Bundle, ServiceShape, run
from tests.workflow.houses import House

DIAGRAM = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><bpmn:process id="p" isExecutable="true">
  <bpmn:serviceTask id="call" name="call"><bpmn:extensionElements>
  <zeebe:taskDefinition type="{type}"/><zeebe:ioMapping>{mappings}</zeebe:ioMapping>
  </bpmn:extensionElements></bpmn:serviceTask></bpmn:process></bpmn:definitions>"""


def test_every_service_has_a_template_and_no_other(house: House) -> None:
    found = house.engine.ask(element_templates)
    assert [one["id"] for one in found] == [PREFIX + type_ for type_ in SERVICES]
    assert [one["name"] for one in found] == [service.zh for service in SERVICES.values()]


def test_a_template_asks_for_the_inputs_and_keeps_the_outputs(house: House) -> None:
    for template, service in zip(
        house.engine.ask(element_templates), SERVICES.values(), strict=True
    ):
        bindings = [one["binding"] for one in _properties(template)]
        assert tuple(one["name"] for one in bindings if one["type"] == "zeebe:input") == (
            service.inputs
        )
        outputs = tuple(one["source"] for one in bindings if one["type"] == "zeebe:output")
        assert outputs == tuple(f"={name}" for name in service.outputs)


def test_what_a_template_makes_passes_the_check_of_services(house: House) -> None:
    shapes = {
        name: ServiceShape(inputs=one.inputs, outputs=one.outputs) for name, one in SERVICES.items()
    }
    for template in house.engine.ask(element_templates):
        bundle = Bundle(files={"p.bpmn": _diagram(template).encode()}, services=shapes)
        assert [one for one in run(bundle) if one.rule == "service-exists"] == []


def test_templates_speak_english(house: House) -> None:
    found = house.engine.ask(element_templates, "en")
    assert [one["name"] for one in found] == [service.en for service in SERVICES.values()]
    assert json.loads(json.dumps(found))


def _properties(template: dict) -> list[dict]:
    return list(template["properties"])


def _diagram(template: dict) -> str:
    job, *mappings = _properties(template)
    told = "".join(_mapping(one) for one in mappings)
    return DIAGRAM.format(type=job["value"], mappings=told)


def _mapping(property_: dict) -> str:
    binding, value = property_["binding"], property_["value"]
    if binding["type"] == "zeebe:input":
        return f'<zeebe:input source="{value}" target="{binding["name"]}"/>'
    return f'<zeebe:output source="{binding["source"]}" target="{value}"/>'
