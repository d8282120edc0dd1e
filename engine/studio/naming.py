"""Names that a person gives to what they write."""

import re

from engine.errors import Invalid, Problem

_CODE = re.compile(r"[a-z][a-z0-9_]{2,59}", re.ASCII)
LONGEST_TITLE = 120


def code(text: object) -> str:
    """A trading type's code: small letters, digits and underscores.

    Raises:
        Invalid: it is something else.
    """
    if wrong := code_problems(text):
        raise Invalid(*wrong)
    return str(text)


def code_problems(text: object) -> tuple[Problem, ...]:
    """What keeps a text from being the code of a trading type."""
    if isinstance(text, str) and _CODE.fullmatch(text):
        return ()
    told = "3 to 60 small letters, digits and underscores, a letter first"
    return (Problem(field="trading_type", key="trading_type_code", text=told),)


def title(text: object) -> str:
    """Raises Invalid: it is empty or longer than 120 characters."""
    told = text.strip() if isinstance(text, str) else ""
    if not 1 <= len(told) <= LONGEST_TITLE:
        params = {"least": 1, "most": LONGEST_TITLE}
        wrong = Problem(field="title", key="length", text=f"1 to {LONGEST_TITLE} characters")
        raise Invalid(Problem(field=wrong.field, key=wrong.key, text=wrong.text, params={**params}))
    return told
