"""How a stored file goes to a browser so that nothing in it can run and no name can mislead."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

LONGEST_NAME = 120
_RESERVED = re.compile(r'[<>:"|?*%;]')


def safe_name(name: str) -> str:
    """A file name without path, control and direction characters; never empty, ending kept."""
    shown = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    last = PurePosixPath(shown.replace("\\", "/")).name
    clean = _RESERVED.sub("_", last).strip(" .")
    ending = PurePosixPath(clean).suffix[:16]
    stem = clean[: len(clean) - len(PurePosixPath(clean).suffix)]
    return f"{stem[: LONGEST_NAME - len(ending)]}{ending}" or "file"


def download_headers(name: str, media_type: str) -> dict[str, str]:
    """Headers of a download (RFC 6266, RFC 5987 names); shown nowhere, sniffed by nobody."""
    safe = safe_name(name)
    plain = re.sub(r"[^ -~]", "_", safe).replace("\\", "_")
    encoded = quote(safe, safe="")
    return {
        "Content-Type": media_type,
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
