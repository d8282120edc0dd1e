"""A small trade whose item wants an archive: a notice, a form, a letter, whatever was attached."""

from pathlib import Path

from engine.trading.archive.tables import ArchiveRow
from engine.vocabulary import Json
from tests.workflow.houses import House
from tests.workflow.small import drawn, task
from tests.workflow.small import service as small_service
from tests.workflow.spiff.short import line, service

FILES: list[Json] = [
    {
        "id": "notice",
        "zh": "招标公告",
        "en": "Tender notice",
        "from": "notice:word",
        "years": 5,
        "rule": "GP-24",
    },
    {"id": "step", "zh": "步骤表", "en": "Step", "from": "form:tiny/step", "years": 3},
    {
        "id": "papers",
        "zh": "附件",
        "en": "Attachments",
        "from": "attachments",
        "required": '=note = "要附件"',
    },
    {"id": "ledger", "zh": "留痕", "en": "Trace", "from": "ledger", "years": 30},
]
DIAGRAM = drawn(
    line(
        "m",
        task("first"),
        small_service("publish", "notices.publish", kind="word", title="长江大桥公告"),
        task("check"),
        service("collect", "archive.collect"),
        task("close"),
        service(
            "seal", "archive.seal", inputs={"number": "=note"}, outputs={"archive": "=archive"}
        ),
        task("last"),
    ),
    agency="first publish check collect close seal last",
)
EARLY = drawn(
    line("m", task("close"), service("seal", "archive.seal"), task("last")),
    agency="close seal last",
)
TWICE = drawn(
    line(
        "m",
        task("close"),
        service("seal", "archive.seal"),
        task("again"),
        service("more", "archive.seal"),
    ),
    agency="close seal again more",
)


def publish(house: House, diagram: bytes = DIAGRAM) -> None:
    house.publish(diagram, archive={"files": FILES if diagram is not TWICE else []})


def to_be_sealed(house: House, note: str = "") -> str:
    """A trade in which the next step seals the archive."""
    publish(house)
    project = house.start({"project_name": "长江大桥", "note": note})
    house.complete(project, "first", {"amount": "19.90"})
    house.complete(project, "check")
    return project


def packed(house: House, number: str = "2026-001") -> str:
    """A trade whose archive is sealed and in the file store."""
    project = to_be_sealed(house)
    house.attach(project, b"%PDF-1.4 enclosed")
    house.complete(project, "close", {"note": number})
    house.settle()
    return project


def package(house: House, project: str) -> Path:
    """Where its package lies."""
    (row,) = house.rows(ArchiveRow, project=project)
    return house.engine.house.files.path(row.package)
