"""What the diagram that adds an item asks of the catalogue."""

from collections.abc import Mapping

from engine.trading.listing.services import come_into_force, examine, list_item
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "catalogue.examine": Service(
        run=examine.run,
        zh="核对申报的目录项",
        en="Examine a proposed item",
        inputs=("proposal", "region"),
    ),
    "catalogue.list_item": Service(
        run=list_item.run,
        zh="列入目录",
        en="Enter an item into the catalogue",
        inputs=("proposal", "region"),
        outputs=("item_revision",),
    ),
    "catalogue.come_into_force": Service(
        run=come_into_force.run,
        zh="目录项生效",
        en="An item comes into force",
        inputs=("code",),
    ),
}
