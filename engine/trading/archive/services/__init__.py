"""What diagrams may ask of the archive."""

from collections.abc import Mapping

from engine.trading.archive.services import collect, manifest, seal
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "archive.manifest": Service(
        run=manifest.run,
        zh="生成归档清单",
        en="Make the archive manifest",
        outputs=("manifest",),
    ),
    "archive.collect": Service(
        run=collect.run,
        zh="核对归档文件",
        en="Check the archive's files",
        outputs=("archive_files", "archive_missing", "archive_complete"),
    ),
    "archive.seal": Service(
        run=seal.run,
        zh="封存档案",
        en="Seal the archive",
        outputs=("archive",),
    ),
}
