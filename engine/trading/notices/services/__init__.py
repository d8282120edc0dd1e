"""What diagrams may ask of notices."""

from collections.abc import Mapping

from engine.trading.notices.services import correct, publish, withdraw
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "notices.publish": Service(
        run=publish.run,
        zh="发布公告",
        en="Publish a notice",
        inputs=(
            "kind",
            "title",
            "content",
            "lot",
            "about",
            "documents",
            "documents_until",
            "audience",
        ),
        outputs=("notice",),
    ),
    "notices.correct": Service(
        run=correct.run,
        zh="更正公告",
        en="Correct a notice",
        inputs=("notice", "reason", "content", "documents"),
        outputs=("notice",),
    ),
    "notices.withdraw": Service(
        run=withdraw.run,
        zh="撤回公告",
        en="Withdraw a notice",
        inputs=("notice", "reason", "basis"),
        outputs=("notice",),
    ),
}
