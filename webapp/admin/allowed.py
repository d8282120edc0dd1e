"""Guards a view by a predicate of `engine.people.permissions`."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from engine.people import permissions
from webapp import current
from webapp.admin.cards import Predicate

P = ParamSpec("P")
T = TypeVar("T")


def allowed(predicate: Predicate) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Raises NotAllowed before the view runs, unless the predicate holds for who is signed in."""

    def guard(view: Callable[P, T]) -> Callable[P, T]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            permissions.require(predicate(current.actor()))
            return view(*args, **kwargs)

        return guarded

    return guard
