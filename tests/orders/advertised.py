"""A project whose notice and documents are public, and an address that waits for clarifications."""

from engine.trading.notices.orders.leave_address import LeaveAddress
from engine.trading.notices.tables import AddressRow
from engine.vocabulary import PUBLIC
from tests.trading.notices.tender import begun, issued
from tests.workflow.houses import House


def advertised(house: House) -> dict[str, str]:
    """Name → id."""
    project = begun(house)
    paper = house.attach(project)
    notice = issued(house, project, paper)["id"]
    house.give(LeaveAddress(actor=PUBLIC, project=project, address="waits@example.com"))
    (address,) = house.rows(AddressRow)
    return {"advertised": project, "notice": str(notice), "paper": paper, "address": address.id}
