"""What diagrams may ask of intake."""

from collections.abc import Mapping

from engine.trading.intake.services import accept, assign_code, missing, return_once
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "intake.assign_code": Service(
        run=assign_code.run,
        zh="赋统一交易标识码",
        en="Assign the unified code",
        inputs=("category", "uscc"),
        outputs=("unified_code",),
    ),
    "intake.missing": Service(
        run=missing.run,
        zh="核对受理材料",
        en="Find missing papers",
        inputs=("papers",),
        outputs=("papers_needed", "papers_missing", "papers_complete", "intake_due_at"),
    ),
    "intake.return": Service(
        run=return_once.run,
        zh="一次告知退回",
        en="Return, telling all at once",
        inputs=("papers", "faults"),
        outputs=("returned",),
    ),
    "intake.accept": Service(
        run=accept.run,
        zh="受理并赋码",
        en="Accept and assign the code",
        inputs=("papers", "category", "uscc"),
        outputs=("unified_code", "accepted_at"),
    ),
}
