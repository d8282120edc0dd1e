"""What diagrams may ask of the witness."""

from collections.abc import Mapping

from engine.trading.witness.services import certify
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "witness.certify": Service(
        run=certify.run,
        zh="出具见证书",
        en="Issue the witness certificate",
        inputs=(
            "occasion",
            "place",
            "attended_from",
            "attended_until",
            "witnesses",
            "present",
            "observations",
            "irregularities",
            "lot",
        ),
        outputs=("certificate",),
    ),
}
