"""flask-login's guard with its type told: it leaves a view's signature as it is."""

from collections.abc import Callable
from typing import TypeVar, cast

from flask_login import login_required

View = TypeVar("View", bound=Callable[..., object])


def signed_in(view: View) -> View:
    """Sends whoever is not signed in to the sign-in page."""
    return cast(View, login_required(view))
