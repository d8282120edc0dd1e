"""Rows of one's own record: a contact, an account, a qualification with its certificate."""

from collections.abc import Mapping
from contextlib import closing

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import NotFound, Refused
from engine.store.files import Stored
from engine.trading.parties.certificates import LARGEST
from engine.trading.parties.fields import PARTS, WITH_FILE, PartyField
from engine.trading.parties.orders.drop_party_item import DropPartyItem
from engine.trading.parties.orders.keep_party_item import KeepPartyItem
from engine.trading.parties.party import Item
from engine.vocabulary import Json
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.parties import naming
from webapp.parties.blueprint import bp
from webapp.parties.own import own_view


@bp.get("/own/<part>/new")
def new_item(part: str) -> str:
    return _page(part, {})


@bp.get("/own/<part>/<item>")
def edit_item(part: str, item: str) -> str:
    return _page(part, _item(part, item).data, item)


@bp.post("/own/<part>")
def keep_item(part: str) -> Response | Redirect:
    return _keep(part, None)


@bp.post("/own/<part>/<item>")
def change_item(part: str, item: str) -> Response | Redirect:
    return _keep(part, item)


@bp.post("/own/<part>/<item>/removal")
def drop_item(part: str, item: str) -> Redirect:
    current.handle(DropPartyItem(actor=current.actor(), item=_item(part, item).id))
    flash(translate("已移除；变更记录里仍可查到。"), "success")
    return redirect(url_for("parties.own", _anchor=part))


def _keep(part: str, item: str | None) -> Response | Redirect:
    sent: dict[str, Json] = {field.name: request.form.get(field.name, "") for field in _of(part)}
    try:
        current.handle(_order(part, item, sent))
    except Refused as refusal:
        return make_response(_page(part, sent, item, refusal), status_of(refusal))
    flash(translate("已保存，立即生效。"), "success")
    return redirect(url_for("parties.own", _anchor=part))


def _order(part: str, item: str | None, sent: Mapping[str, Json]) -> KeepPartyItem:
    """Raises Invalid, TooLarge: what came is no file that may be kept."""
    file = request.files.get("file") if part in WITH_FILE else None
    stored: Stored | None = None
    if file is not None and file.filename:
        with closing(file):
            stored = current.engine().house.files.put(file.stream, LARGEST)
    return KeepPartyItem(
        actor=current.actor(),
        part=part,
        item=item,
        data=sent,
        file=stored.sha256 if stored else None,
        file_name=(file.filename or "")[-255:] if file and stored else None,
    )


def _of(part: str) -> tuple[PartyField, ...]:
    if part not in PARTS:
        raise NotFound(f"part {part}")
    return PARTS[part]


def _item(part: str, item: str) -> Item:
    _of(part)
    found = next((one for one in own_view().party.part(part) if one.id == item), None)
    if found is None:
        raise NotFound(f"row {item}")
    return found


def _page(
    part: str, sent: Mapping[str, Json], item: str | None = None, refusal: Refused | None = None
) -> str:
    return render_template(
        "parties/item.html",
        part=part,
        fields=_of(part),
        sent=sent,
        item=_item(part, item) if item else None,
        with_file=part in WITH_FILE,
        naming=naming,
        problems=sentences_of(refusal) if refusal else [],
        told=sentence(refusal) if refusal else "",
    )
