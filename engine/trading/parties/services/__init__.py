"""What diagrams may ask of parties."""

from collections.abc import Mapping

from engine.trading.parties.services import pseudonyms
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "parties.pseudonyms": Service(
        run=pseudonyms.run,
        zh="查询受邀单位的代号",
        en="Look up pseudonyms of those invited",
        inputs=("usccs",),
        outputs=("pseudonyms",),
    ),
}
