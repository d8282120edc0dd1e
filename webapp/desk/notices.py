"""In-app notices."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.queries import notifications as asked
from webapp import current
from webapp.desk.blueprint import bp

PAGE = 30


@bp.get("/notifications")
def notifications() -> str:
    before = request.args.get("before", type=int)
    found = current.ask(
        asked.notifications, current.actor(), before, PAGE, language=current.language()
    )
    more = found[-1].id if len(found) == PAGE else None
    return render_template("desk/notifications.html", notifications=found, before=before, more=more)


@bp.post("/notifications/read")
def read_notifications() -> Response:
    up_to = request.form.get("up_to", type=int, default=0)
    current.handle(ReadNotifications(actor=current.actor(), up_to=up_to))
    return redirect(url_for("desk.notifications"))
