"""For search engines: every notice by its address, in parts of at most 50,000."""

from xml.sax.saxutils import escape

from flask import Response, abort, url_for

from engine.trading.notices.queries.notice_addresses import Address, address_parts, addresses
from webapp import current
from webapp.portal.blueprint import bp

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@bp.get("/robots.txt")
def robots() -> Response:
    """The portal is for everybody; what needs a name is nothing to find."""
    closed = ("/tasks", "/projects", "/market", "/admin", "/studio", "/account", "/api")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    told = [*lines, f"Sitemap: {url_for('portal.sitemap', _external=True)}", ""]
    return Response("\n".join(told), mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """The parts; a part is named by the notice it begins after, so that it never changes."""
    parts = current.ask(address_parts)
    listed = (
        f"<sitemap><loc>{_part(number)}</loc></sitemap>" for number in range(1, len(parts) + 1)
    )
    return _xml("sitemapindex", "".join(listed))


@bp.get("/sitemap-<int:number>.xml")
def sitemap_part(number: int) -> Response:
    parts = current.ask(address_parts)
    if not 1 <= number <= len(parts):
        abort(404)
    return _xml("urlset", "".join(map(_url, current.ask(addresses, parts[number - 1]))))


def _part(number: int) -> str:
    return escape(url_for("portal.sitemap_part", number=number, _external=True))


def _url(one: Address) -> str:
    address = escape(url_for("portal.notice", notice=one.id, _external=True))
    return f"<url><loc>{address}</loc><lastmod>{one.published_at:%Y-%m-%d}</lastmod></url>"


def _xml(root: str, inside: str) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SPACE}">{inside}</{root}>\n'
    return Response(text, mimetype="application/xml")
