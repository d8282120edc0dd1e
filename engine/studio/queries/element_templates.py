"""Element templates of the diagram editor: one for each service of the house, made from its table.

The shape is that of Camunda's element templates (zeebe-element-templates-json-schema), so that the
same JSON serves the desktop modeler of the dialect.
"""

from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow.queries.answering import house
from engine.workflow.services import Service

PREFIX = "sunroad."
SCHEMA = "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json"


def element_templates(session: Session, language: str = "zh") -> tuple[dict[str, Json], ...]:
    """In the order of the services table."""
    services = house(session).services
    return tuple(_template(type_, service, language) for type_, service in services.items())


def _template(type_: str, service: Service, language: str) -> dict[str, Json]:
    job: dict[str, Json] = {"type": "zeebe:taskDefinition", "property": "type"}
    return {
        "$schema": SCHEMA,
        "id": PREFIX + type_,
        "version": 1,
        "name": service.en if language == "en" else service.zh,
        "description": type_,
        "appliesTo": ["bpmn:Task", "bpmn:ServiceTask"],
        "elementType": {"value": "bpmn:ServiceTask"},
        "properties": [
            {"type": "Hidden", "value": type_, "binding": job},
            *(_input(name) for name in service.inputs),
            *(_output(name) for name in service.outputs),
        ],
    }


def _input(name: str) -> dict[str, Json]:
    """Text, or FEEL after `=`; a new element reads the variable of the same name."""
    return {
        "label": name,
        "type": "String",
        "feel": "optional",
        "value": f"={name}",
        "binding": {"type": "zeebe:input", "name": name},
    }


def _output(name: str) -> dict[str, Json]:
    """The variable that takes the result, of the same name unless the analyst says another."""
    return {
        "label": name,
        "type": "String",
        "value": name,
        "binding": {"type": "zeebe:output", "source": f"={name}"},
    }
