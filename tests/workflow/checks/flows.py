"""Bare diagrams written in a line each: nodes with their kinds, and flows between them."""

KINDS = {
    "(": "startEvent",
    ")": "endEvent",
    "x": "exclusiveGateway",
    "+": "parallelGateway",
    "o": "inclusiveGateway",
    "t": "task",
}
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" '
    'targetNamespace="http://sunroad.example/bpmn">'
)


def drawn(nodes: str, flows: str) -> bytes:
    """`nodes` as `( begin`, `x choose`, …, separated by commas; `flows` as `begin>choose`."""
    body = "".join(_node(*part.split()) for part in nodes.split(","))
    body += "".join(_flow(*part.strip().split(">")) for part in flows.split(","))
    return wrapped(f'<process id="demo" isExecutable="true">{body}</process>')


def wrapped(body: str) -> bytes:
    return f"{HEAD}{body}</definitions>".encode()


def _node(sign: str, id_: str) -> str:
    return f'<{KINDS[sign]} id="{id_}"/>'


def _flow(source: str, target: str) -> str:
    return f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}"/>'
