"""What diagrams may ask of intake."""

from collections.abc import Mapping

from engine.trading.intake.services import assign_code
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "intake.assign_code": Service(
        run=assign_code.run,
        zh="赋统一交易标识码",
        en="Assign the unified code",
        inputs=("category", "uscc"),
        outputs=("unified_code",),
    ),
}
