"""The sealing script at the address of its hash, of every release that a notice may have named."""

from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, url_for

from engine.sealing import scripts
from webapp import current
from webapp.look import manifest_of

ENTRY = "seal.js"
bp = Blueprint("sealing", __name__, url_prefix="/sealing")


def attach(app: Flask) -> None:
    """Keep this release's script and let templates name it."""
    app.register_blueprint(bp)
    newest = _keep(app)

    def address(named: str = "") -> str:
        """Of the script that a notice named, else of this release's."""
        digest = named or newest
        return url_for("sealing.script", digest=digest) if digest else ""

    app.jinja_env.globals.update(sealing_script=address, sealing_script_hash=newest)


@bp.get("/<digest>.js")
def script(digest: str) -> Response:
    """A kept script, byte for byte, for ever the same."""
    answer = Response(scripts.kept(current.engine().settings, digest), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _keep(app: Flask) -> str:
    """SHA-256 (hex) of the built script; empty where nothing is built."""
    static = Path(app.static_folder or "")
    built = static / manifest_of(static).get(ENTRY, ENTRY)
    if not built.is_file():
        return ""
    digest = sha256(built.read_bytes()).hexdigest()
    scripts.keep(current.engine_of(app).settings, built, digest)
    return digest
