"""What diagrams may ask of fees."""

from collections.abc import Mapping

from engine.trading.fees.services import bill, settled
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "fees.bill": Service(
        run=bill.run,
        zh="开具缴费单",
        en="Bill a fee",
        inputs=("fee", "payer", "base"),
        outputs=("bill",),
    ),
    "fees.settled": Service(
        run=settled.run,
        zh="查询费用是否缴清",
        en="Look whether fees are settled",
        inputs=(),
        outputs=("fees_settled", "fees_open"),
    ),
}
