"""The newest notices as RSS 2.0 and Atom, of all or of whatever the list may be asked for."""

from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from flask import Response, abort, url_for

from engine.trading.notices.queries.public_notices import Notice, public_notices
from webapp import current, notice_kinds
from webapp.i18n import translate
from webapp.portal import reading
from webapp.portal.asked import asked
from webapp.portal.blueprint import bp

NEWEST = 50
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
SUMMARY = 300


@bp.get("/notices.<form>")
def feed(form: str) -> Response:
    """`form` is rss or atom; conditions as of the list."""
    if form not in TYPES:
        abort(404)
    wanted = asked()
    page = current.ask(public_notices, **wanted.conditions(), limit=NEWEST)
    made = _feed(form, wanted.address(), page.items)
    text = made.rss_str(pretty=True) if form == "rss" else made.atom_str(pretty=True)
    return Response(text, mimetype=TYPES[form])


def _feed(form: str, address: dict[str, str], notices: tuple[Notice, ...]) -> FeedGenerator:
    feed = FeedGenerator()
    own = url_for("portal.feed", form=form, _external=True, **address)
    feed.id(own)
    feed.title(translate("阳光交易公告公示"))
    feed.description(translate("公共资源交易的各类公告"))
    feed.link(href=url_for("portal.index", _external=True, **address), rel="alternate")
    feed.link(href=own, rel="self")
    feed.language("zh-CN")
    feed.author(name=translate("阳光交易"))
    newest = max((one.published_at for one in notices), default=datetime(2000, 1, 1, tzinfo=UTC))
    feed.updated(newest)
    feed.pubDate(newest)
    for one in notices:
        feed.add_entry(_entry(one), order="append")
    return feed


def _entry(notice: Notice) -> FeedEntry:
    """Its id is the address that stays."""
    entry = FeedEntry()
    address = url_for("portal.notice", notice=notice.id, _external=True)
    entry.id(address)
    entry.guid(address, permalink=True)
    entry.title(_title(notice))
    entry.link(href=address)
    entry.category(term=notice.kind, label=notice_kinds.name_of(notice.kind))
    entry.published(notice.published_at)
    entry.updated(notice.published_at)
    entry.summary((reading.body(notice.content) or notice.title)[:SUMMARY])
    return entry


def _title(notice: Notice) -> str:
    gone = translate("（已撤回）") if notice.withdrawn_by else ""
    return f"{notice.title}{gone}"
