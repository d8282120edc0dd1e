"""Who has a catalogue: the province and its cities (policy art. 4); counties have none (art. 9)."""

from engine.errors import Invalid, Problem


def is_province(region: str) -> bool:
    """GB/T 2260: 320000."""
    return region.endswith("0000")


def is_city(region: str) -> bool:
    """GB/T 2260: 320100."""
    return region.endswith("00") and not is_province(region)


def city_of(region: str) -> str:
    """The city a county lies in; a city or the province is its own."""
    return region if region.endswith("00") else f"{region[:4]}00"


def require_keeper(region: str) -> None:
    """
    Raises:
        Invalid: a county, which follows its city's catalogue and keeps none of its own.
    """
    if not region.endswith("00"):
        params = {"region": region, "city": city_of(region)}
        text = "a county keeps no catalogue of its own; it follows its city's"
        raise Invalid(Problem(field="region", key="no_own_catalogue", text=text, params={**params}))


def require_city(region: str) -> None:
    """
    Raises:
        Invalid: only a city derives from the province.
    """
    require_keeper(region)
    if not is_city(region):
        text = "only a city derives items; the province follows its own catalogue"
        raise Invalid(
            Problem(field="region", key="not_a_city", text=text, params={"region": region})
        )
