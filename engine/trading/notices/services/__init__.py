"""What diagrams may ask of notices."""

from collections.abc import Mapping

from engine.trading.notices.services import publish
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "notices.publish": Service(
        run=publish.run,
        zh="发布公告",
        en="Publish a notice",
        inputs=("kind", "title", "content", "lot"),
        outputs=("notice",),
    ),
}
