"""Sentences for what is wrong with an archive: Chinese, English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "archive_missing": ("缺少归档文件：{zh}", "Missing in the archive: {en}"),
}
