"""Sentences about uploads of bids that take parameters: Chinese, English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "too_many_uploads": (
        "已有 {most} 份投标文件开始上传而没有递交；请先递交，或者等 {days} 天后自动清除",
        "{most} uploads were begun and not sent; send them, or they lapse in {days} days",
    ),
    "no_such_chunk": ("一份投标文件最多 {most} 块", "A bid has at most {most} chunks"),
}
