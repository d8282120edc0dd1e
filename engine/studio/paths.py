"""Which files a draft may hold, and how large."""

import re

from engine.errors import Invalid, Problem, TooLarge

ITEM = "item.toml"
MOST_FILES = 500
MOST_BYTES = 4 * 1024 * 1024
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.\-]*"
_ALLOWED = re.compile(
    rf"item\.toml|(shared/)?{_NAME}\.(bpmn|dmn)|forms/{_NAME}/{_NAME}\.form"
    rf"|templates/{_NAME}(/{_NAME})?|(stories|tests)/{_NAME}\.json|translations/en\.json",
    re.ASCII,
)


def require(path: object, content: object) -> None:
    """Refuses a path that no package has, and a file that is too large.

    Raises:
        Invalid: the path is none of a package's, or the content is no bytes.
        TooLarge: more than 4 MiB.
    """
    if not isinstance(path, str) or len(path) > 200 or ".." in path or not _ALLOWED.fullmatch(path):
        raise Invalid(Problem(field="path", key="no_package_path", text="no file of a package"))
    if not isinstance(content, bytes):
        raise Invalid(Problem(field="content", key="bytes_expected", text="bytes expected"))
    if len(content) > MOST_BYTES:
        raise TooLarge(path)
