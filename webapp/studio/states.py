"""The history of one file: every state with who and when; any of them may be the newest again."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import NotFound
from engine.studio.orders.save_file import SaveFile
from engine.studio.queries.draft_files import draft_file, file_history
from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.i18n import translate
from webapp.sent import whole
from webapp.studio.blueprint import bp
from webapp.studio.file_actions import sent_number
from webapp.studio.kinds import editor


@bp.get("/<draft>/states/<path:path>")
def states(draft: str, path: str) -> str:
    view = current.ask(draft_view, current.actor(), draft)
    found = current.ask(file_history, current.actor(), draft, path)
    if not found:
        raise NotFound(path)
    there = editor(draft, path) if not found[0].removed else ""
    return render_template("studio/states.html", view=view, path=path, states=found, address=there)


@bp.post("/<draft>/states/<path:path>")
def restore(draft: str, path: str) -> Redirect:
    actor, number = current.actor(), whole("number", request.form.get("number", ""))
    _, content = current.ask(draft_file, actor, draft, path, number)
    order = SaveFile(actor=actor, draft=draft, path=path, content=content, based_on=sent_number())
    current.handle(order)
    flash(translate("第 %(number)s 次保存的内容已恢复为最新。", number=number), "success")
    return redirect(url_for("studio.states", draft=draft, path=path))
