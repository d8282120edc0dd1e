"""What conditions and forms may know of whoever sends a message, told by services.

An item names the services under `sender`; each is asked with the sender's pseudonym, and of its
answer only the data count. The pseudonym itself is known too: a list of those who may send is
asked whether it holds it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from engine.vocabulary import Data, Json
from engine.workflow.catalogue import Item
from engine.workflow.house import House

T = TypeVar("T")


def known(
    session: Session, house: House, item: Item, project: str, pseudonym: str | None, now: datetime
) -> dict[str, Json]:
    """Name → value; as of nobody where there is no pseudonym."""

    def ask(query: Callable[..., T], /, *args: Any, **named: Any) -> T:
        return query(session, *args, **named)

    listed = item.content.get("sender")
    inputs: Data = {"project_id": project, "pseudonym": pseudonym}
    found: dict[str, Json] = {"pseudonym": pseudonym}
    for name in listed if isinstance(listed, list) else ():
        found.update(house.services[str(name)].run(inputs, ask, now).data)
    return found
