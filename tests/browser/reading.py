"""Reads a page's HTML: its outline, and the Chinese on it that nobody typed."""

import hashlib
import re
from collections.abc import Iterator

from lxml import html

CHINESE = re.compile(r"[\u3400-\u9fff]")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
OWN_NAME = "中文"
SILENT = {"script", "style", "textarea", "noscript"}


def outline(page: str) -> str:
    """What stands in the page's main part without its words; forms by their whole schema."""
    main = html.fromstring(page).find(".//main")
    parts = [] if main is None else [_part(one) for one in main.iter() if isinstance(one.tag, str)]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def chinese(page: str) -> Iterator[str]:
    """Texts and spoken attributes with Chinese in them, parts marked as Chinese left out."""
    for one in html.fromstring(page).iter():
        if not isinstance(one.tag, str):
            continue
        told = [one.get(name) for name in SPOKEN]
        inside = None if one.tag in SILENT else one.text
        texts = [] if _marked(one) else [inside, *told]
        above = one.getparent()
        if above is not None and not _marked(above):
            texts.append(one.tail)
        yield from (str(text).strip() for text in texts if _is_chinese(text))


def _is_chinese(text: str | None) -> bool:
    return bool(text and CHINESE.search(text) and text.strip() != OWN_NAME)


def _part(one: html.HtmlElement) -> str:
    schema = one.text if one.get("data-schema") is not None else ""
    return f"{one.tag}.{one.get('class', '')}{schema}"


def _marked(one: html.HtmlElement) -> bool:
    """As Chinese, or as the drawing of an analyst, which has tests of its own."""
    return any(
        part.get("lang") == "zh-CN" or "data-modeler-canvas" in part.attrib
        for part in (one, *one.iterancestors())
    )
