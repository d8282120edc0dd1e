"""What is said about sums, statements and bank messages, Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "statement_line": ("第 {line} 行：{zh}", "Line {line}: {en}"),
}
