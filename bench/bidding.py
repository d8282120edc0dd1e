"""Tenders to measure bids with: each opens at the moment that its case file names."""

from datetime import UTC, datetime
from typing import Any

from bench import diagrams, lab
from engine.app import Engine
from engine.store import database
from engine.vocabulary import OPERATOR, Actor
from engine.workflow import catalogue, versions
from engine.workflow.catalogue import Item
from engine.workflow.orders.start_project import StartProject

PROCESS = "bench_bids"
FOREVER = datetime(2000, 1, 1, tzinfo=UTC)
MESSAGE = (
    '<bpmn:message id="m_bid" name="bid_submitted" sunroad:sender="bidder"'
    ' sunroad:form="bench_bids/bid"><bpmn:extensionElements>'
    '<zeebe:subscription correlationKey="=project_code"/></bpmn:extensionElements></bpmn:message>'
)
INCOMING = (
    '<bpmn:subProcess id="incoming" name="接收" triggeredByEvent="true"><bpmn:extensionElements>'
    '<zeebe:ioMapping><zeebe:input source="=null" target="sent"/>'
    '<zeebe:input source="=null" target="receipt"/></zeebe:ioMapping></bpmn:extensionElements>'
    '<bpmn:startEvent id="came" name="来件" isInterrupting="false"><bpmn:extensionElements>'
    '<zeebe:ioMapping><zeebe:output source="={lot: lot_id, bid: bid, hash: hash, '
    'pseudonym: pseudonym}" target="sent"/></zeebe:ioMapping></bpmn:extensionElements>'
    '<bpmn:messageEventDefinition id="came_m" messageRef="m_bid"/></bpmn:startEvent>'
    '<bpmn:serviceTask id="receive" name="登记"><bpmn:extensionElements>'
    '<zeebe:taskDefinition type="bids.receive"/><zeebe:ioMapping>'
    '<zeebe:input source="=sent.lot" target="lot"/><zeebe:input source="=sent.bid" target="bid"/>'
    '<zeebe:input source="=sent.hash" target="hash"/>'
    '<zeebe:input source="=sent.pseudonym" target="pseudonym"/>'
    '<zeebe:input source="=note" target="deadline"/>'
    '<zeebe:output source="=receipt" target="receipt"/></zeebe:ioMapping>'
    '</bpmn:extensionElements></bpmn:serviceTask><bpmn:endEvent id="got" name="已收"/>'
    '<bpmn:sequenceFlow id="came_receive" sourceRef="came" targetRef="receive"/>'
    '<bpmn:sequenceFlow id="receive_got" sourceRef="receive" targetRef="got"/></bpmn:subProcess>'
)
FIELDS = ("lot_id", "bid", "hash")


def publish(engine: Engine, **content: Any) -> str:
    """The item's code; what a package must satisfy is measured elsewhere."""
    bundle = {
        "process.bpmn": _diagram().encode(),
        **{f"forms/{PROCESS}/{name}.form": _form(name) for name in ("start", "step")},
        f"forms/{PROCESS}/bid.form": _bid_form(),
    }
    version = versions.read(versions.bundle_id(PROCESS, bundle), PROCESS, PROCESS, bundle)
    item = Item(
        code=PROCESS.upper(),
        revision=0,
        trading_type=PROCESS,
        version=version.id,
        region="320000",
        content={"zh": "测量", "start_form": f"{PROCESS}/start", "starters": ["agency"], **content},
        effective_from=FOREVER,
        effective_to=None,
    )
    connected = database.connect(engine.settings.database_url)
    with database.sessions(connected).begin() as session:
        versions.store(session, version, by=OPERATOR.id, at=FOREVER, reason="bench")
        catalogue.store(session, item)
    connected.dispose()
    return item.code


def start(engine: Engine, item: str, deadline: datetime) -> str:
    """A tender that takes bids until then."""
    data = {"note": deadline.isoformat()}
    order = StartProject(actor=lab.AGENT, item=item, region=lab.REGION, data=data)
    return str(engine.handle(order))


def bidder(number: int) -> Actor:
    return Actor(
        id=f"bidder-{number}",
        organisation=f"builder-{number}",
        region=lab.REGION,
        roles=frozenset({"bidder"}),
    )


def _diagram() -> str:
    plain = diagrams.waiting(PROCESS)
    named = 'xmlns:sunroad="http://sunroad.example/schema/bpmn/1.0" id="d"'
    plain = plain.replace('id="d"', named, 1)
    plain = plain.replace("<bpmn:process ", f"{MESSAGE}<bpmn:process ", 1)
    return plain.replace("</bpmn:process>", f"{INCOMING}</bpmn:process>", 1)


def _form(name: str) -> bytes:
    return lab.FORM.replace("FORM_ID", f"{PROCESS}_{name}").encode()


def _bid_form() -> bytes:
    fields = ",".join(
        f'{{"type": "textfield", "key": "{name}", "id": "{name}", "label": "{name}",'
        f' "properties": {{"en": "{name}"}}}}'
        for name in FIELDS
    )
    head = f'"type": "default", "id": "{PROCESS}_bid", "schemaVersion": 18'
    return f'{{{head}, "properties": {{"title": "bid"}}, "components": [{fields}]}}'.encode()
