"""An approved project in the register of the world's house."""

from engine.trading.register.columns import COLUMNS
from engine.trading.register.orders.import_register import ImportRegister
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Actor
from tests.workflow.houses import House

HEADING = ",".join(column.zh for column in COLUMNS)
ROW = "宁发改〔2026〕1号,滨江路改造,A01,工程,320104,23800000.00,2026-03-02,,,南京市城市建设局"


def file(*rows: str, heading: str = HEADING) -> bytes:
    return "\n".join([heading, *rows]).encode()


def approved(house: House, keeper: Actor) -> dict[str, str]:
    """`entry` is its id."""
    house.give(ImportRegister(actor=keeper, name="approved.csv", content=file(ROW)))
    (row,) = house.rows(RegisterEntryRow)
    return {"entry": row.id}
