"""What diagrams may ask of bids."""

from collections.abc import Mapping

from engine.trading.bids.services import count, receive, standing, withdraw
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "bids.receive": Service(
        run=receive.run,
        zh="接收投标文件",
        en="Receive a bid",
        inputs=("lot", "pseudonym", "bid", "hash", "deadline", "rule"),
        outputs=("receipt",),
    ),
    "bids.withdraw": Service(
        run=withdraw.run,
        zh="撤回投标文件",
        en="Withdraw a bid",
        inputs=("lot", "pseudonym", "deadline", "rule"),
        outputs=("receipt",),
    ),
    "bids.count": Service(
        run=count.run,
        zh="统计投标人数",
        en="Count the bids",
        inputs=("lot",),
        outputs=("bidder_count", "received"),
    ),
    "bids.standing": Service(
        run=standing.run,
        zh="查询本单位已递交的标段",
        en="List the lots bid for",
        inputs=("pseudonym",),
        outputs=("own_bids",),
    ),
}
