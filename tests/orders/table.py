"""Every order of the house: one that is right, and what of it must be refused, by category."""

from collections.abc import Mapping

from engine.vocabulary import Order
from tests.orders.entries import Entry
from tests.orders.of_bids import BIDS
from tests.orders.of_catalogue import CATALOGUE
from tests.orders.of_documents import DOCUMENTS
from tests.orders.of_law import LAW
from tests.orders.of_money import MONEY
from tests.orders.of_notices import NOTICES
from tests.orders.of_opening import OPENING
from tests.orders.of_packages import PACKAGES
from tests.orders.of_parties import PARTIES
from tests.orders.of_people import PEOPLE
from tests.orders.of_studio import STUDIO
from tests.orders.of_workflow import WORKFLOW

TABLE: Mapping[type[Order], Entry] = {
    **WORKFLOW,
    **BIDS,
    **PEOPLE,
    **LAW,
    **STUDIO,
    **PACKAGES,
    **CATALOGUE,
    **NOTICES,
    **OPENING,
    **PARTIES,
    **MONEY,
    **DOCUMENTS,
}
