"""What diagrams may ask of rounds."""

from collections.abc import Mapping

from engine.trading.rounds.services import retender
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "projects.retender": Service(
        run=retender.run,
        zh="重新招标",
        en="Tender again",
        inputs=("lots", "reason", "failures"),
        outputs=("retender",),
    ),
}
