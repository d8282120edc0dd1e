"""Walks through the three steps of registering, as a browser without scripts does."""

import re
from html import unescape

from tests.trading.parties.entity import said
from tests.webapp.visiting import Visitor

PLACE = "/market/registration/"
PASSWORD = "sunroad-demo"
STEPS = (
    ("kind", "code", "name", "name_en", "legal_representative", "region", "address"),
    ("contact_name", "contact_duty", "contact_phone", "contact_email"),
    ("person_name", "login"),
)
ACCOUNT = ("account_bank", "account_number")


def kept(page: str) -> dict[str, str]:
    """What the form of a page sends along of the other steps."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name not in ("csrf_token", "place")}


def typed(number: int, step: int, **more: str) -> dict[str, str]:
    data = {name: str(value) for name, value in said(number, **more).items()}
    names = STEPS[step - 1] + (ACCOUNT if step == 2 else ())
    return {name: data[name] for name in names}


def registers(visitor: Visitor, number: int = 0, **more: str) -> str:
    """Where the last step led to."""
    first = visitor.post(PLACE, 200, step="1", to="next", **typed(number, 1, **more))
    second = visitor.post(PLACE, 200, **{**kept(first), "to": "next"}, **typed(number, 2, **more))
    passwords = {"password": PASSWORD, "again": PASSWORD}
    return visitor.post(
        PLACE, 302, **{**kept(second), "to": "next"}, **typed(number, 3, **more), **passwords
    )
