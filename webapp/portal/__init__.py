"""The portal: everybody reads notices here, without signing in."""

from webapp.portal.blueprint import bp
from webapp.portal.channels import channels, save_medium
from webapp.portal.contents import kind, kinds
from webapp.portal.feeds import feed
from webapp.portal.notices import index, notice
from webapp.portal.projects import address, ask_question, document, leave_address, project
from webapp.portal.sitemap import robots, sitemap, sitemap_part
from webapp.portal.verify import verify

__all__ = [
    "address",
    "ask_question",
    "bp",
    "channels",
    "document",
    "feed",
    "index",
    "kind",
    "kinds",
    "leave_address",
    "notice",
    "project",
    "robots",
    "save_medium",
    "sitemap",
    "sitemap_part",
    "verify",
]
