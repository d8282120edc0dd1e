"""Why somebody stops or resumes a project: a text that stays in the ledger."""

from engine.errors import Invalid, Problem

LIMIT = 4_000


def given(reason: str, *, needed: bool = True) -> str:
    """The reason without blanks around it.

    Raises:
        Invalid: it is missing where it is needed, or too long.
    """
    text = reason.strip()
    if needed and not text:
        raise Invalid(Problem(field="reason", key="required", text="a reason is needed"))
    if len(text) > LIMIT:
        raise Invalid(Problem(field="reason", key="length", text=f"1 to {LIMIT} characters"))
    return text
