"""The form editor; who meets a form, and submissions tried on it before it is saved."""

from flask import Response, abort, jsonify, render_template, request

from engine.studio.orders.keep_sample import KeepSample
from engine.studio.queries.draft_files import draft_file
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.form_audience import Meeting, form_audience
from engine.studio.queries.form_sample import form_sample
from engine.studio.queries.form_trial import form_trial
from webapp import current
from webapp.form_messages import sentences
from webapp.sent import json_object
from webapp.studio.blueprint import bp
from webapp.studio.exact_answer import exact_answer


@bp.get("/<draft>/form/<path:path>")
def form(draft: str, path: str) -> str:
    if not path.endswith(".form"):
        abort(404)
    view = current.ask(draft_view, current.actor(), draft)
    number, content = current.ask(draft_file, current.actor(), draft, path)
    text = content.decode("utf-8", "replace")
    sample = current.ask(form_sample, current.actor(), draft, path)
    return render_template(
        "studio/form.html", view=view, path=path, number=number, text=text, sample=sample
    )


@bp.put("/<draft>/form/<path:path>/sample")
def keep_sample(draft: str, path: str) -> Response:
    text = str(json_object(request.get_data(as_text=True)).get("text") or "")
    current.handle(KeepSample(actor=current.actor(), draft=draft, path=path, text=text))
    return Response(status=204)


@bp.get("/<draft>/form/<path:path>/audience")
def audience(draft: str, path: str) -> Response:
    found = current.ask(form_audience, current.actor(), draft, path, current.language())
    events = sorted({event for one in found for event in one.sees_after})
    return jsonify(meetings=[_told(one) for one in found], events=events)


@bp.post("/<draft>/form/<path:path>/trials")
def try_form(draft: str, path: str) -> Response:
    sent = json_object(request.get_data(as_text=True))
    known = sent.get("known")
    known = known if isinstance(known, dict) else {}
    parts = (sent.get("schema"), sent.get("data"), known)
    found = current.ask(form_trial, current.actor(), draft, path, *parts)
    english = current.language() == "en"
    defects = [
        f"{one.component}: {one.en}" if english else f"{one.component}：{one.zh}"
        for one in found.defects
    ]
    return exact_answer(
        {"defects": defects, "problems": sentences(found.problems), "taken": found.taken}
    )


def _told(one: Meeting) -> dict[str, object]:
    return {
        "role": one.role,
        "name": one.name,
        "tasks": one.tasks,
        "sees": one.sees,
        "sees_after": one.sees_after,
    }
