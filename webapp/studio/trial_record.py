"""Keeps what was done in a sandbox as a story of the draft, in the real house."""

import re
from collections.abc import Mapping

from flask import Response, current_app, make_response, redirect, request
from werkzeug.wrappers import Response as Redirect

from engine.app import Engine
from engine.errors import Invalid, NotFound, Problem, Refused
from engine.rehearsal.rehearsed import Rehearsed
from engine.rehearsal.sandbox import Sandbox
from engine.rehearsal.telling import title_problems, told_as_story
from engine.studio.orders.save_file import SaveFile
from engine.studio.queries.draft_files import file_history
from engine.vocabulary import Actor
from webapp import current
from webapp.errors import status_of
from webapp.studio.refusals import problems, told
from webapp.studio.trial_inside import OUTSIDE, OWN, bp, draft_page, overview_page

NAME = re.compile(r"[a-z0-9][a-z0-9_]{1,59}", re.ASCII)


@bp.post("/trial/<project>/story")
def record(project: str) -> Response | Redirect:
    """Then back to the draft, where its stories are replayed."""
    own: Sandbox = current_app.extensions[OWN]
    try:
        _require_sent(request.form)
        _save(own.draft, f"stories/{request.form['name'].strip()}.json", _story(project))
    except NotFound:
        raise
    except Refused as refusal:
        page = overview_page(project, problems(refusal), told(refusal))
        return make_response(page, status_of(refusal))
    return redirect(f"{draft_page(own)}?recorded=1#stories")


def _require_sent(sent: Mapping[str, str]) -> None:
    """Raises Invalid: the name is none for a file, or a title is missing."""
    wrong = list(title_problems(sent.get("story_title", ""), sent.get("story_title_en", "")))
    if not NAME.fullmatch(sent.get("name", "").strip()):
        text = "small letters, digits and underscores"
        wrong.append(Problem(field="name", key="story_name", text=text))
    if wrong:
        raise Invalid(*wrong)


def _story(project: str) -> bytes:
    stage = current.engine()
    assert isinstance(stage, Rehearsed)
    sent = request.form
    return told_as_story(
        stage, project, sent.get("story_title", ""), sent.get("story_title_en", "")
    )


def _save(draft: str, path: str, content: bytes) -> None:
    """Raises Invalid: a story has this name already; it is replaced only where that was asked."""
    outside: Engine = current_app.extensions[OUTSIDE]
    analyst: Actor = request.environ["sunroad.analyst"]
    states = outside.ask(file_history, analyst, draft, path)
    newest = states[0] if states else None
    if newest and not newest.removed and not request.form.get("replace"):
        raise Invalid(Problem(field="name", key="story_taken", text="a story has this name"))
    based_on = newest.number if newest else 0
    outside.handle(
        SaveFile(actor=analyst, draft=draft, path=path, content=content, based_on=based_on)
    )
