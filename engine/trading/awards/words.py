"""Sentences for what is wrong with an award: Chinese, English, with the problem's parameters."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "candidates_too_many": (
        "列了 {count} 名候选人，依据 {rule} 最多 {most} 名",
        "{count} candidates are named; {rule} allows {most}",
    ),
    "departs_from_award": (
        "合同与中标结果不一致：中标结果为 {awarded}，合同为 {written}",
        "The contract departs from the award: awarded {awarded}, written {written}",
    ),
}
