"""The prices that were read out, as options of the chart; the table beside it says the same."""

from decimal import Decimal

from engine.trading.opening.queries.bid_lines import BidLine, Column
from engine.trading.opening.queries.hall import Hall
from engine.vocabulary import Json


def prices(hall: Hall) -> dict[str, Json] | None:
    """None before the read-out, or where nothing opened names a price."""
    column = next((one for one in hall.columns if one.number and _is_price(one)), None)
    rows = [(_name(line), _value(line, column)) for line in hall.lines if line.values and column]
    told = [(name, value) for name, value in rows if value is not None]
    if column is None or not told:
        return None
    names: list[Json] = [name for name, _ in told]
    values: list[Json] = [value for _, value in told]
    return {
        "grid": {"left": 8, "right": 24, "top": 16, "bottom": 8, "containLabel": True},
        "tooltip": {},
        "xAxis": {"type": "value", "splitNumber": 3, "axisLabel": {"hideOverlap": True}},
        "yAxis": {"type": "category", "data": names, "inverse": True},
        "series": [{"type": "bar", "name": column.label, "data": values, "barMaxWidth": 28}],
    }


def _is_price(column: Column) -> bool:
    return column.key == "price" or column.unit in ("元", "CNY")


def _name(line: BidLine) -> str:
    return line.name or str(line.number)


def _value(line: BidLine, column: Column | None) -> Decimal | None:
    found = line.values.get(column.key) if line.values and column else None
    return Decimal(str(found)) if isinstance(found, int | Decimal) else None
