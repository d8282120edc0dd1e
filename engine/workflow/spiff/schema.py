"""Where the BPMN 2.0 schemas of the OMG lie: SpiffWorkflow carries them among its package data."""

from importlib import resources
from pathlib import Path

from SpiffWorkflow.bpmn import parser

FOLDER, MAIN = "schema", "BPMN20.xsd"


def bpmn_schema() -> Path:
    """BPMN20.xsd, beside the schemas that it includes."""
    return Path(str(resources.files(parser))) / FOLDER / MAIN
