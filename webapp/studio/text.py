"""Any file of a draft as plain text: templates, translations, or what one would rather type."""

from flask import render_template

from engine.studio.queries.draft_files import draft_file
from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.studio.blueprint import bp


@bp.get("/<draft>/text/<path:path>")
def text(draft: str, path: str) -> str:
    view = current.ask(draft_view, current.actor(), draft)
    number, content = current.ask(draft_file, current.actor(), draft, path)
    return render_template(
        "studio/text.html", view=view, path=path, number=number, text=_read(content)
    )


def _read(content: bytes) -> str | None:
    """None where it is no text: a picture would not survive being saved as one."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None
