"""Reads attributes as texts and keeps what is wrong with them."""

from dataclasses import dataclass, field

from engine.workflow.spiff.expressions import Text
from engine.workflow.spiff.reading.document import Document
from engine.workflow.spiff.reading.model import Container
from engine.workflow.spiff.reading.xml import Node


@dataclass(kw_only=True)
class Reader:
    """For one container of one document; findings are shared by all."""

    document: Document
    container: Container
    findings: list[str] = field(default_factory=list)

    def wrong(self, node: Node | None, reason: str) -> None:
        self.findings.append(f"{self.container.where(node)}: {reason}")

    def text(self, node: Node, source: str | None) -> Text | None:
        """Literal or FEEL; a finding where the FEEL does not parse."""
        if source is None or not source.strip():
            return None
        try:
            return Text(source)
        except Exception as error:
            self.wrong(node, f"{source.strip()}: {error}")
            return None

    def feel(self, node: Node, source: str | None, what: str) -> Text | None:
        """An expression that has to start with `=`."""
        text = self.text(node, source)
        if text is not None and not text.dynamic:
            self.wrong(node, f"{what} {text.source!r} is no FEEL expression: start it with =")
        return text
