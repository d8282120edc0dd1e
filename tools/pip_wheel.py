"""Fetches pip's own wheel, from the index set up on the machine, where no pip is to be had."""

import configparser
import hashlib
import os
import re
import ssl
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from tools.steps import UnpreparedError

PUBLIC_INDEX = "https://pypi.org/simple"
WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
ADVICE = (
    "This Python has neither ensurepip nor pip, and pip could not be fetched ({reason}). "
    "Install your system's python3-venv package, or set PIP_INDEX_URL to an index you can reach."
)


def fetch_pip(folder: Path) -> Path:
    """The pinned wheel, saved in `folder`; UnpreparedError when it cannot be had or was altered."""
    page = f"{index_url().rstrip('/')}/pip/"
    link = re.search(rf'href="([^"]*{re.escape(WHEEL)}[^"]*)"', _get(page).decode())
    if link is None:
        raise UnpreparedError(ADVICE.format(reason=f"the index has no {WHEEL}"))
    content = _get(urllib.parse.urljoin(page, link[1].replace("&amp;", "&")))
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise UnpreparedError(ADVICE.format(reason=f"{WHEEL} does not match its known hash"))
    wheel = folder / WHEEL
    wheel.write_bytes(content)
    return wheel


def index_url() -> str:
    """PIP_INDEX_URL, else index-url of pip's configuration files, else the public index."""
    return os.environ.get("PIP_INDEX_URL") or _configured("index-url") or PUBLIC_INDEX


def _configured(option: str) -> str | None:
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(_configuration_files(), encoding="utf-8")
    return settings.get("install", option, fallback=settings.get("global", option, fallback=None))


def _configuration_files() -> list[Path]:
    """Those pip reads, the strongest last (pip documentation, "Configuration")."""
    home = Path.home()
    named = os.environ.get("PIP_CONFIG_FILE")
    return [
        Path("/etc/pip.conf"),
        home / ".pip" / "pip.conf",
        Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / "pip.conf",
        *([Path(named)] if named else []),
    ]


def _get(url: str) -> bytes:
    certificates = os.environ.get("PIP_CERT") or _configured("cert")
    context = ssl.create_default_context(cafile=certificates)
    try:
        with urllib.request.urlopen(url, timeout=60, context=context) as answer:
            return bytes(answer.read())
    except (urllib.error.URLError, TimeoutError) as error:
        raise UnpreparedError(ADVICE.format(reason=error)) from error
