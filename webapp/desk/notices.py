"""In-app notices."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.queries import notifications as asked
from webapp import current
from webapp.desk.blueprint import bp


@bp.get("/notifications")
def notifications() -> str:
    found = current.ask(asked.notifications, current.actor())
    return render_template("desk/notifications.html", notifications=found)


@bp.post("/notifications/read")
def read_notifications() -> Response:
    up_to = request.form.get("up_to", type=int, default=0)
    current.handle(ReadNotifications(actor=current.actor(), up_to=up_to))
    return redirect(url_for("desk.notifications"))
