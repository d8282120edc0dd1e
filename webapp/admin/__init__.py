"""Administration: organisations, people, regions, law, calendar, the ledger's audit, incidents."""

from webapp.admin.blueprint import bp
from webapp.admin.calendar import calendar_year
from webapp.admin.calendar_actions import confirm_year
from webapp.admin.incidents import incidents
from webapp.admin.index import index
from webapp.admin.law import law_rows
from webapp.admin.law_actions import correct_row
from webapp.admin.ledger import ledger
from webapp.admin.organisations import organisations
from webapp.admin.people import people
from webapp.admin.person_actions import reset_password
from webapp.admin.regions import regions
from webapp.admin.trusted_keys import trusted_keys

__all__ = [
    "bp",
    "calendar_year",
    "confirm_year",
    "correct_row",
    "incidents",
    "index",
    "law_rows",
    "ledger",
    "organisations",
    "people",
    "regions",
    "reset_password",
    "trusted_keys",
]
