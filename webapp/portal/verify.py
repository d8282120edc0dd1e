"""Anybody verifies a document of the platform: by its QR code, its number, or the file itself."""

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, NotFound, Problem, Refused, TooLarge
from engine.trading.documents import certificate
from engine.trading.documents.queries.verification import Compared, compared, verification
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.portal.blueprint import bp

LARGEST = 3 * 1024 * 1024
FIELDS = {
    "project": "项目名称",
    "code": "项目编号",
    "lot": "标段编号",
    "lot_name": "标段",
    "occasion": "见证事项",
    "winner": "中标人",
    "price": "中标价（元）",
    "decided_on": "定标日期",
}
"""What a document states, as the page calls it."""


@bp.get("/verify")
def verify() -> str | Redirect | Response:
    """Where a number is typed in; an unknown one is told here, with what was typed."""
    number = request.args.get("number", "").strip()[:200]
    if not number:
        return render_template("portal/verify.html", number="", unknown=False)
    try:
        found = current.ask(verification, number)
    except NotFound:
        return make_response(
            render_template("portal/verify.html", number=number, unknown=True), 404
        )
    return redirect(url_for("portal.verified", document=found.id))


@bp.get("/verify/<document>")
def verified(document: str) -> str:
    return _page(document)


@bp.post("/verify/<document>")
def compare(document: str) -> str | Response:
    """A file is held against the document that the platform keeps; it is not stored."""
    try:
        return _page(document, compared=current.ask(compared, document, _brought()))
    except NotFound:
        raise
    except Refused as refusal:
        page = _page(document, problems=sentences_of(refusal), told=sentence(refusal))
        return make_response(page, status_of(refusal))


@bp.get("/verify/certificates.pem")
def certificates() -> Response:
    """Whom to trust when a document is verified without this site."""
    answer = Response(certificate.pem(current.engine().settings), mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="sunroad-certificates.pem"'
    return answer


def _page(
    document: str,
    *,
    compared: Compared | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
) -> str:
    return render_template(
        "portal/verified.html",
        found=current.ask(verification, document),
        compared=compared,
        fields=FIELDS,
        problems=problems or [],
        told=told,
    )


def _brought() -> bytes:
    """
    Raises:
        Invalid: no file was chosen.
        TooLarge: no document of the platform is this large.
    """
    file = request.files.get("file")
    content = file.stream.read(LARGEST + 1) if file is not None and file.filename else b""
    if not content:
        raise Invalid(Problem(field="file", key="missing", text="no file came"))
    if len(content) > LARGEST:
        raise TooLarge(f"more than {LARGEST} bytes", field="file", limit=LARGEST)
    return content
