"""What people do at the try-out of a draft: open its sandbox, throw it away, replay stories."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import BadDiagram, Refused, WrongState
from engine.rehearsal import performance, sandbox
from engine.rehearsal.inherited import to_try
from engine.rehearsal.stage import Stage
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.errors import status_of
from webapp.i18n import translate
from webapp.studio.blueprint import bp
from webapp.studio.refusals import told
from webapp.studio.trial import trial_page
from webapp.studio.trial_mount import address

FULL = "您打开的沙箱太多了。请先结束不用的试运行，再开新的。"
BUSY = "用例正在回放，请等它结束。"
INSIDE = "这里已经是沙箱，不能再试运行。请回到草稿。"


@bp.post("/<draft>/trial/sandbox")
def open_sandbox(draft: str) -> Response | Redirect:
    """A fresh one; what was done in the one before is gone."""
    try:
        return redirect(request.script_root + address(_begun(draft).id))
    except (BadDiagram, WrongState) as refusal:
        return _refused(draft, refusal, FULL)


@bp.post("/<draft>/trial/sandbox/removal")
def throw_sandbox(draft: str) -> Redirect:
    current.ask(to_try, current.actor(), draft)
    sandbox.throw_away(current.engine().settings, sandbox.id_of(draft, current.actor().id))
    flash(translate("试运行已结束，沙箱和其中的内容已删除。"), "success")
    return redirect(url_for("studio.trial", draft=draft))


@bp.post("/<draft>/trial/stories")
def play_stories(draft: str) -> Response | Redirect:
    try:
        performance.begin(current.engine(), current.ask(to_try, current.actor(), draft))
    except (BadDiagram, WrongState) as refusal:
        return _refused(draft, refusal, BUSY)
    return redirect(f"{url_for('studio.trial', draft=draft)}#stories")


def _begun(draft: str) -> sandbox.Sandbox:
    engine, actor = current.engine(), current.actor()
    performance.require_real(engine)
    what = current.ask(to_try, actor, draft)
    return sandbox.begin(
        engine.settings,
        what.package,
        draft=draft,
        person=actor.id,
        core=what.core,
        now=current.ask(house_state).now,
    )


def _refused(draft: str, refusal: Refused, state: str) -> Response:
    words = INSIDE if isinstance(current.engine(), Stage) else state
    said = translate(words) if isinstance(refusal, WrongState) else told(refusal)
    return make_response(trial_page(draft, said), status_of(refusal))
