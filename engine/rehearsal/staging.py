"""Publishes a package in a sandbox, after the same checks as in the real house."""

from pathlib import Path

from engine.rehearsal.stage import Stage
from engine.settings import Settings
from engine.vocabulary import OPERATOR
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.packages import Package
from engine.workflow.queries.house_state import house_state

REGION = "320000"


def publish(settings: Settings, folder: Path, package: Package) -> None:
    """In force at once.

    Raises:
        BadDiagram: every error of the checks.
    """
    engine = Stage(settings, folder)
    try:
        engine.handle(
            PublishPackage(
                actor=OPERATOR,
                trading_type=package.trading_type,
                content=package.content,
                files=package.files,
                effective_from=engine.ask(house_state).now,
                region=REGION,
                reason="试运行",
            )
        )
    finally:
        engine.close()
