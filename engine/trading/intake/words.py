"""What is said when an application cannot be returned or accepted, Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "told_once": (
        "以下材料在第一次退回时已在案而没有指出，不得再以此退回（一次告知）：{papers}",
        "There at the first return and not named then, so no reason to return again: {papers_en}",
    ),
    "paper_reason": ("请写明“{papers}”有什么问题", "Say what is wrong with “{papers_en}”"),
    "still_missing": ("还缺材料，不能受理：{papers}", "Still missing: {papers_en}"),
}
