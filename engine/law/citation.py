"""How a row's law and article are written on a Chinese page, its mark included."""

import re

from engine.law.rows import LawRow

MARKS_ZH = {"secondary": "（二手资料，待核）", "memory": "（凭记忆，待核）"}
"""What stands behind a citation that nobody read in the law's own text."""

_NAME = re.compile(r"(.+?)(\((?!试行|[一二三])[^()]*\))?")
_NUMBERS = re.compile(r"[0-9][0-9,/-]*")
_NUMBER_AND_ITEMS = re.compile(r"([0-9]+)(\(.+\))")


def cite(row: LawRow) -> str:
    """《招标投标法》第24条; with its mark where the text of the law was not read."""
    parts = (_one(law, article) for law, article in pairs(row))
    return "、".join(parts) + MARKS_ZH.get(row.mark, "")


def pairs(row: LawRow) -> tuple[tuple[str, str], ...]:
    """Each law with its own article: rows name two as "A/B" with "23 / 21"."""
    laws, articles = row.law.split("/"), row.article.split(" / ")
    if len(articles) > 1 and len(laws) == len(articles):
        return tuple(zip(laws, articles, strict=True))
    return ((row.law, row.article),)


def _one(law: str, article: str) -> str:
    return _title(law) + _article(article)


def _title(law: str) -> str:
    """The number of the decree stays outside the title marks; a bare document number has none."""
    if law.endswith("号"):
        return law
    match = _NAME.fullmatch(law)
    name, number = match.groups() if match else (law, None)
    return f"《{name}》{number or ''}"


def _article(article: str) -> str:
    if match := _NUMBER_AND_ITEMS.fullmatch(article):
        return f"第{match[1]}条{match[2]}"
    if _NUMBERS.fullmatch(article):
        return f"第{re.sub('[,/]', '、', article)}条"
    return article
