"""What people say in the hall: a text of reasonable length."""

from engine.errors import Invalid, Problem

LIMIT = 2_000


def given(field: str, text: str) -> str:
    """Without blanks around it.

    Raises:
        Invalid: nothing was said, or too much.
    """
    said = text.strip()
    if not said:
        raise Invalid(Problem(field=field, key="required", text="say something"))
    if len(said) > LIMIT:
        raise Invalid(Problem(field=field, key="length", text=f"1 to {LIMIT} characters"))
    return said
