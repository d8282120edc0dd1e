"""What diagrams may ask of the archive."""

from collections.abc import Mapping

from engine.trading.archive.services import manifest
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "archive.manifest": Service(
        run=manifest.run,
        zh="生成归档清单",
        en="Make the archive manifest",
        outputs=("manifest",),
    ),
}
