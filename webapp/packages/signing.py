"""Sign a package whose key stays in the browser: its manifest goes out, a signature comes in."""

from flask import Response, request

from engine.errors import BadDiagram, Refused
from engine.workflow import packages
from engine.workflow.packages import manifest as manifests
from engine.workflow.packages import signatures
from webapp import current
from webapp.errors import refused, refused_as, sentence
from webapp.packages import sent
from webapp.packages.blueprint import bp
from webapp.packages.export import zip_answer
from webapp.packages.reasons import of_refusal

MOST_TOLD = 5


@bp.post("/manifests")
def manifest() -> Response:
    """The bytes to be signed: the list of the package's files."""
    try:
        _name, body = sent.zip_file()
        made = manifests.made(packages.from_zip(body).parts)
    except Refused as refusal:
        return _refused(refusal)
    return Response(made, content_type="application/json")


@bp.post("/signed")
def signed() -> Response:
    """The package with the signature in it, once that is verified."""
    try:
        name, body = sent.zip_file()
        whole = signatures.attach(packages.from_zip(body).parts, *_signature())
    except Refused as refusal:
        return _refused(refusal)
    return zip_answer(whole, f"{name.removesuffix('.zip')}-signed.zip")


def _signature() -> tuple[str, str]:
    return request.form.get("public_key", ""), request.form.get("signature", "")


def _refused(refusal: Refused) -> Response:
    """A bad package tells its first reasons, file by file."""
    if not isinstance(refusal, BadDiagram):
        return refused(refusal)
    english = current.language() == "en"
    told = [f"{one.file}: {one.en if english else one.zh}" for one in of_refusal(refusal)]
    return refused_as(refusal, " · ".join((sentence(refusal), *told[:MOST_TOLD])))
