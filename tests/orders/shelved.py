"""A package that was judged good and waits to become a draft."""

from engine.workflow import packages
from tests.workflow.houses import House
from webapp.packages.shelf import Shelf, State

ANALYST = "analyst.province"


def shelved(house: House) -> dict[str, str]:
    """Name → id."""
    where, owner = house.settings, house.actor(ANALYST).id
    own = packages.read(where.processes, where.forms, "works_open_tender")
    shelf = Shelf(where)
    id_ = shelf.put(owner, "own.zip", packages.write_zip(own.parts))
    verdict = {"good": True, "count": 0, "reasons": [], "stories": {}, "signatures": []}
    shelf.write(id_, State(owner=owner, name="own.zip", verdict=verdict))
    return {"import": id_}
