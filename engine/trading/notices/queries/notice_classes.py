"""Classes of the catalogue that notices may be of."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.tables import ItemRow


def notice_classes(session: Session, language: str = "zh") -> Mapping[str, str]:
    """Class → its name, of every item there ever was, in the order of the classes."""
    names: dict[str, str] = {}
    for content in session.scalars(select(ItemRow.content).order_by(ItemRow.code)):
        if isinstance(content, dict) and content.get("class"):
            key = str(content["class"])
            names[key] = str(content.get(f"class_{language}") or key)
    return dict(sorted(names.items()))
