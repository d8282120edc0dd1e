"""What diagrams may ask of an opening."""

from collections.abc import Mapping

from engine.trading.opening.services import begin, minutes, read_out, result
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "opening.begin": Service(
        run=begin.run,
        zh="开标开始",
        en="Begin the opening",
        inputs=("lot", "lot_name", "deadline", "minutes"),
        outputs=("opening_id", "window_until"),
    ),
    "opening.read_out": Service(
        run=read_out.run,
        zh="解密唱标",
        en="Read the bids out",
        inputs=("lot",),
        outputs=("read_out_count",),
    ),
    "opening.result": Service(
        run=result.run,
        zh="开标结果",
        en="Result of the opening",
        inputs=("lot", "regime"),
        outputs=(
            "bids",
            "opened_count",
            "revoked_count",
            "withdrawn_count",
            "revoked",
            "withdrawn",
            "go_on",
            "rule",
        ),
    ),
    "opening.minutes": Service(
        run=minutes.run,
        zh="制作开标记录文书",
        en="Issue the minutes of the opening",
        inputs=("lot", "number"),
        outputs=("minutes_document",),
    ),
}
