"""A project as the public sees it: its notices in line, its documents, and a way to ask."""

from uuid import uuid4

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem
from engine.store.files import download_headers
from engine.trading.notices.orders.drop_address import DropAddress
from engine.trading.notices.orders.leave_address import LeaveAddress
from engine.trading.notices.queries.public_documents import public_document, public_documents
from engine.trading.notices.queries.public_project import (
    FIELDS,
    QUESTION,
    public_project,
    require_calm,
)
from engine.vocabulary import PUBLIC, Data
from engine.workflow.orders.send_message import SendMessage
from webapp import current, notice_kinds
from webapp.form_messages import sentences
from webapp.i18n import translate
from webapp.portal.blueprint import bp

LONGEST = 2_000
NAMED = 200


@bp.get("/notices/projects/<project>")
def project(project: str) -> str:
    return _page(project)


@bp.get("/notices/<notice>/documents/<document>")
def document(notice: str, document: str) -> Response:
    """Nobody is asked for a name, and nothing is kept of the download (ZTB-61, ZTB-64)."""
    found = current.ask(public_document, notice, document)
    headers = download_headers(found.name, found.media_type)
    chunks = current.engine().house.files.open(found.sha256)
    return Response(chunks, headers={**headers, "Content-Length": str(found.size)})


@bp.post("/notices/projects/<project>/addresses")
def leave_address(project: str) -> str | Redirect | tuple[str, int]:
    typed = request.form.get("address", "")[:300]
    try:
        current.handle(LeaveAddress(actor=PUBLIC, project=project, address=typed))
    except Invalid as refusal:
        return _page(project, refusal, typed), 422
    flash(translate("已登记。有澄清或修改时会发到这个地址，平台的任何人都看不到它。"), "success")
    return redirect(url_for("portal.project", project=project))


@bp.post("/notices/projects/<project>/questions")
def ask_question(project: str) -> str | Redirect | tuple[str, int]:
    data = {name: request.form.get(name, "").strip() for name in FIELDS}
    try:
        _ask(project, data)
    except Invalid as refusal:
        return _page(project, refusal, **data), 422
    flash(translate("问题已提交。答复会作为澄清公告向所有人公开，不会提到提问人。"), "success")
    return redirect(url_for("portal.project", project=project))


@bp.route("/notices/addresses/<address>", methods=["GET", "POST"])
def address(address: str) -> str:
    """The link of a message leads here; nothing goes before somebody presses the button."""
    if request.method == "POST":
        current.handle(DropAddress(actor=PUBLIC, address=address))
    return render_template("portal/address.html", address=address, gone=request.method == "POST")


def _ask(project: str, data: Data) -> None:
    current.ask(public_project, project)
    current.ask(require_calm, project)
    _require_question(data)
    key = request.form.get("key", "")[:64] or None
    told = {name: value for name, value in data.items() if value}
    order = SendMessage(actor=PUBLIC, name=QUESTION, data=told, project=project, key=key)
    current.handle(order)


def _require_question(data: Data) -> None:
    """The page's own form is plain; the diagram's form looks again."""
    text, about = str(data["question_text"]), str(data["question_about"])
    problems = []
    if not text:
        problems.append(_problem("question_text", "question_missing"))
    if len(text) > LONGEST:
        problems.append(_problem("question_text", "question_too_long"))
    if len(about) > NAMED:
        problems.append(_problem("question_about", "question_about_long"))
    if problems:
        raise Invalid(*problems)


def _problem(field: str, key: str) -> Problem:
    return Problem(field=field, key=key, text=key, params={"field": field})


def _page(
    project: str,
    refusal: Invalid | None = None,
    address: str = "",
    question_about: str = "",
    question_text: str = "",
) -> str:
    told = notice_kinds.kinds()
    found = current.ask(public_project, project)
    return render_template(
        "portal/project.html",
        project=found,
        documents=current.ask(public_documents, project=project),
        news=[one for one in found.notices if one.kind in told and told[one.kind].notifies],
        problems=sentences(refusal.problems) if refusal else [],
        address=address,
        question_about=question_about,
        question_text=question_text,
        key=uuid4().hex,
    )
