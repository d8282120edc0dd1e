"""List people with their roles."""

import click

from engine.people.queries.people import people
from webapp.cli.acting import open_engine, operator
from webapp.cli.printing import after_option, json_option, limit_option, show_page


@click.command()
@click.option("--text", default="", help="Search in login, name and organisation.")
@click.option("--role", default=None, help="Only those who hold this role.")
@limit_option
@after_option
@json_option
def users(text: str, role: str | None, limit: int, after: str | None, *, as_json: bool) -> None:
    """People, by name."""
    engine = open_engine()
    if role and role not in engine.house.roles:
        raise click.UsageError(f"--role {role}: one of {', '.join(engine.house.roles)}")
    page = engine.ask(people, operator(), text=text, role=role, after=after, limit=limit)
    show_page(page, ("login", "name", "organisation_name", "roles", "active"), as_json=as_json)
