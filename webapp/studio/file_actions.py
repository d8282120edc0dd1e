"""What is done with whole files: add, rename, remove."""

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.studio.orders.add_file import AddFile
from engine.studio.orders.rename_file import RenameFile
from engine.studio.orders.save_file import SaveFile
from webapp import current
from webapp.i18n import translate
from webapp.sent import whole
from webapp.studio.blueprint import bp
from webapp.studio.draft import refused
from webapp.studio.kinds import editor


@bp.post("/<draft>/additions")
def add(draft: str) -> Response | Redirect:
    path = request.form.get("new_path", "").strip()
    try:
        current.handle(AddFile(actor=current.actor(), draft=draft, path=path))
    except Refused as refusal:
        return refused(draft, refusal)
    return redirect(editor(draft, path))


@bp.post("/<draft>/removals")
def remove(draft: str) -> Response | Redirect:
    path = request.form.get("path", "")
    try:
        order = SaveFile(
            actor=current.actor(), draft=draft, path=path, content=None, based_on=sent_number()
        )
        current.handle(order)
    except Refused as refusal:
        return refused(draft, refusal)
    flash(translate("%(path)s 已删除，可以从历史恢复。", path=path), "success")
    return redirect(url_for("studio.states", draft=draft, path=path))


@bp.post("/<draft>/names")
def rename(draft: str) -> Response | Redirect:
    path, to = request.form.get("path", ""), request.form.get("to", "").strip()
    try:
        order = RenameFile(
            actor=current.actor(), draft=draft, path=path, to=to, based_on=sent_number()
        )
        current.handle(order)
    except Refused as refusal:
        return refused(draft, refusal)
    flash(translate("已改名为 %(path)s。", path=to), "success")
    return redirect(url_for("studio.states", draft=draft, path=to))


def sent_number() -> int:
    """The state that the page showed: who saved since then is not overwritten."""
    return whole("based_on", request.form.get("based_on", ""))
