"""Days that people type: they begin in Beijing."""

from datetime import UTC, datetime

import click

from webapp.cli.printing import ZONE

DAY = click.DateTime(("%Y-%m-%d",))


def begin(day: datetime | None) -> datetime | None:
    """The first moment of a day; None where none was typed."""
    return day.replace(tzinfo=ZONE).astimezone(UTC) if day else None
