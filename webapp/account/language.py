"""Chinese or English, for this browser and, once signed in, for the person."""

from flask import redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from engine.people.orders.choose_language import ChooseLanguage
from webapp import current
from webapp.account.blueprint import bp
from webapp.account.places import within_site


@bp.post("/language")
def language() -> Response:
    chosen = request.form.get("language", "")
    if chosen in current.LANGUAGES:
        session["language"] = chosen
    if current_user.is_authenticated:
        current.handle(ChooseLanguage(actor=current.actor(), language=chosen))
    return redirect(within_site(request.form.get("back"), url_for("portal.index")))
