"""A new trading type from a few answers: the guided start."""

from collections.abc import Iterable

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people.queries.regions_tree import regions_tree
from engine.studio.first import Outline
from engine.studio.orders.begin_type import BeginType
from engine.workflow.queries.role_names import role_names
from webapp import current
from webapp.errors import status_of
from webapp.i18n import translate
from webapp.studio.blueprint import bp
from webapp.studio.refusals import problems, told

NO_LANES = {"system_admin", "security_admin", "audit_admin", "operator", "analyst", "public"}
"""Roles of the house itself, and everybody: no diagram gives them work."""


@bp.get("/new/guided")
def guided() -> str:
    return _page()


@bp.post("/types")
def begin() -> Response | Redirect:
    try:
        draft = current.handle(_asked())
    except Refused as refusal:
        return make_response(_page(refusal), status_of(refusal))
    flash(translate("草稿已建立：目录项、第一张流程图和两张表单都已备好。"), "success")
    return redirect(url_for("studio.draft", draft=draft))


def _asked() -> BeginType:
    return BeginType(
        actor=current.actor(), outline=_outline(), region=request.form.get("region", "")
    )


def _outline() -> Outline:
    sent = {name: text.strip() for name, text in request.form.items()}
    return Outline(
        trading_type=sent.get("trading_type", ""),
        code=sent.get("code", ""),
        zh=sent.get("zh", ""),
        en=sent.get("en", "") or sent.get("zh", ""),
        class_code=sent.get("class_code", ""),
        class_zh=sent.get("class_zh", ""),
        class_en=sent.get("class_en", ""),
        method_zh=sent.get("method_zh", ""),
        method_en=sent.get("method_en", ""),
        department_zh=sent.get("department_zh", ""),
        department_en=sent.get("department_en", ""),
        legal_basis=tuple(laws(sent.get("legal_basis", "").splitlines())),
        starters=tuple(request.form.getlist("starters")),
        lanes=tuple(request.form.getlist("lanes")),
        first_task=sent.get("first_task", ""),
        first_task_en=sent.get("first_task_en", ""),
    )


def laws(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """A law a line, its English name behind a bar."""
    for line in lines:
        zh, _, en = line.replace("｜", "|").partition("|")
        if zh.strip():
            yield zh.strip(), en.strip()


def roles() -> list[tuple[str, str]]:
    """Key and name of the roles that may have a lane."""
    names = current.ask(role_names, current.language())
    return [(key, name) for key, name in names.items() if key not in NO_LANES]


def _page(refusal: Refused | None = None) -> str:
    region = request.form.get("region", current.actor().region or "")
    return render_template(
        "studio/guided.html",
        roles=roles(),
        tree=current.ask(regions_tree),
        region=region,
        sent=request.form,
        starters=request.form.getlist("starters"),
        lanes=request.form.getlist("lanes"),
        told=told(refusal) if refusal else "",
        problems=problems(refusal) if refusal else [],
    )
