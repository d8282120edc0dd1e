"""Sentences about openings that take parameters: Chinese, English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "share_wrong": (
        "第 {number} 号投标文件：这份密钥份额与密封时的不一致",
        "Bid no. {number}: this share is not the one that was sealed",
    ),
}
