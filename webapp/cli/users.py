"""List people with their roles."""

import click

from engine.people.queries.people import people
from engine.vocabulary import OPERATOR
from webapp.cli.common import json_option, open_engine, show


@click.command()
@click.option("--text", default="", help="Search in login, name and organisation.")
@json_option
def users(text: str, *, as_json: bool) -> None:
    """People, by login."""
    page = open_engine().ask(people, OPERATOR, text=text, limit=500)
    columns = {"login": "28", "name": "12", "organisation_name": "28", "roles": ""}
    show(page.items, columns, as_json=as_json)
