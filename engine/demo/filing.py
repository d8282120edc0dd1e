"""Files that a story's people attach: a page of nothing under the name that was told."""

import io
from collections.abc import Mapping
from typing import cast

from engine.app import Engine
from engine.vocabulary import Actor, Data, Json
from engine.workflow.orders.attach_document import AttachDocument

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
LARGEST = 1024


class Filing:
    """Gives documents the ids of this house where later steps name them as the story does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ids: dict[str, str] = {}

    def attach(self, actor: Actor, project: str, step: Mapping[str, Json]) -> None:
        """`as` is the name that later steps call the file by."""
        stored = self._engine.house.files.put(io.BytesIO(PDF), LARGEST)
        message = step.get("message")
        order = AttachDocument(
            actor=actor,
            project=project,
            name=str(step["attach"]),
            sha256=stored.sha256,
            size=stored.size,
            media_type=stored.media_type,
            message=str(message) if message else None,
        )
        self.remember(str(step["as"]), str(self._engine.handle(order)))

    def remember(self, name: str, id_: str) -> None:
        """Later steps call it by this name."""
        self._ids[name] = id_

    def named(self, data: Data) -> Data:
        """What a step sends, its files by the ids they have here."""
        return cast(Data, self._named(dict(data))) if self._ids else data

    def _named(self, value: Json) -> Json:
        if isinstance(value, dict):
            return {name: self._named(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._named(inner) for inner in value]
        return self._ids.get(value, value) if isinstance(value, str) else value
