"""What a package changes of the item that the catalogue has under its code."""

from dataclasses import asdict
from typing import cast

from engine.app import Engine
from engine.errors import NotFound
from engine.vocabulary import Actor, Json
from engine.workflow.comparing import compare
from engine.workflow.queries.item_package import item_package
from webapp.packages.judging import Verdict

MOST_FILES, MOST_CHANGES = 100, 50
"""As many as a page tells; whoever wants all of them has `sunroad items diff`."""


def changes(engine: Engine, actor: Actor, verdict: Verdict) -> list[Json] | None:
    """File by file, against the newest revision; None where the code is new, or it is no good."""
    package = verdict.package
    if package is None or not verdict.good:
        return None
    try:
        there = engine.ask(item_package, actor, str(package.content.get("code", "")))
    except NotFound:
        return None
    found = [asdict(one) for one in compare(there, package.written)[:MOST_FILES]]
    return [cast(Json, one | {"changes": list(one["changes"][:MOST_CHANGES])}) for one in found]
