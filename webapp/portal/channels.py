"""What the statutory channels show: for the trading centre, supervisors, and who keeps them."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid
from engine.people import permissions
from engine.people.queries.regions_tree import regions_tree
from engine.trading.notices.media import media
from engine.trading.notices.orders.save_medium import SaveMedium
from engine.trading.notices.queries.deliveries import latest_deliveries, troubled
from webapp import current, notice_kinds
from webapp.form_messages import sentences
from webapp.i18n import translate
from webapp.people import require_sign_in
from webapp.portal.blueprint import bp

FIELDS = ("key", "zh", "en", "url", "region")


@bp.get("/channels")
def channels() -> str | Redirect:
    return require_sign_in() or _page()


@bp.post("/channels")
def save_medium() -> str | Redirect | tuple[str, int]:
    if (door := require_sign_in()) is not None:
        return door  # type: ignore[no-any-return]
    try:
        current.handle(_order())
    except Invalid as refusal:
        return _page(refusal), 422
    flash(translate("发布渠道已登记，之后发布的公告会同时送达。"), "success")
    return redirect(url_for("portal.channels"))


def _order() -> SaveMedium:
    typed = {name: request.form.get(name, "").strip()[:300] for name in FIELDS}
    kinds = tuple(one for one in request.form.getlist("kinds") if one in notice_kinds.kinds())
    active = request.form.get("active") == "1"
    return SaveMedium(actor=current.actor(), kinds=kinds, active=active, **typed)


def _page(refusal: Invalid | None = None) -> str:
    actor = current.actor()
    return render_template(
        "portal/channels.html",
        troubles=current.ask(troubled, actor),
        latest=current.ask(latest_deliveries, actor),
        media=current.ask(media),
        keeps=permissions.may_keep_media(actor),
        kinds=notice_kinds.names(),
        tree=current.ask(regions_tree),
        problems=sentences(refusal.problems) if refusal else [],
        typed=request.form,
    )
