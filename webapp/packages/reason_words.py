"""Chinese for what reading a package says in English; numbers and names stay as they are."""

import re

WORDS: tuple[tuple[str, str], ...] = (
    (r"more than (\d+) files", r"文件多于 \1 个"),
    (r"more than (\d+) bytes unpacked", r"解压后超过 \1 字节"),
    (r".*more than (\d+) bytes", r"文件包超过 \1 字节"),
    (r"larger than (\d+) bytes", r"单个文件超过 \1 字节"),
    (r"a name is not UTF-8", "有文件名不是 UTF-8 编码"),
    (r"name is not marked as UTF-8", "文件名没有标明为 UTF-8 编码"),
    (r"not readable: (.*)", r"不是可读的 zip 文件：\1"),
    (r"absolute path", "使用了绝对路径"),
    (r"path leads out of the package", "路径指向包外"),
    (r"not a file of a package", "不是交易类型包应有的文件"),
    (r"encrypted", "已加密"),
    (r"symbolic link", "是符号链接"),
    (r"not a regular file", "不是普通文件"),
    (r"packed in an unknown way", "压缩方式不支持"),
    (r"twice in the package, or differing by case alone", "在包中出现两次，或仅大小写不同"),
    (r"damaged, or not as large as it says", "已损坏，或实际大小与声明不符"),
    (r"not as large as it says", "实际大小与声明不符"),
    (r"a zip inside the package", "包中又有压缩包"),
    (r"and (\d+) more", r"还有 \1 处"),
    (r"missing, but the package is signed", "缺少，但包已签名"),
    (r"not JSON", "不是 JSON"),
    (r"not a manifest of (.*)", r"不是 \1 格式的清单"),
    (r"listed in manifest\.json, not in the package", "清单中有，包中没有"),
    (r"not listed in manifest\.json", "包中有，清单中没有"),
    (r"SHA-256 is not the one of manifest\.json", "SHA-256 与清单不符"),
    (r"does not match manifest\.json", "签名与清单不符"),
    (r"made with a key that was withdrawn", "签名所用密钥已被撤销"),
    (r"made with a key that is not trusted here", "签名所用密钥不受本平台信任"),
    (r"made with a key that is not valid now", "签名所用密钥目前不在有效期内"),
    (r"not signed", "没有签名"),
    (r"missing", "缺少"),
    (
        r"not 3 to 60 of a-z, 0-9 and _, a letter first",
        "应为 3 至 60 个小写字母、数字或下划线，以字母开头",
    ),
)
"""Whole sentences as patterns, first match first."""


def chinese(text: str) -> str:
    """The sentence in Chinese; as it is where no pattern fits, such as a parser's own words."""
    for pattern, words in WORDS:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match:
            return match.expand(words)
    return text
