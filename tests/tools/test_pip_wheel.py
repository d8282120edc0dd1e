"""Where no pip is to be had, it comes from the machine's own index and is checked."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import pip_wheel
from tools.steps import UnpreparedError

CONTENT = b"not really a wheel"


class Index(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        link = f'<a href="../files/{pip_wheel.WHEEL}#sha256=0">{pip_wheel.WHEEL}</a>'
        body = link.encode() if self.path == "/simple/pip/" else CONTENT
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/simple"
    monkeypatch.setenv("PIP_INDEX_URL", url)
    yield url
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_wheel_comes_from_the_index_that_is_set(
    index: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pip_wheel, "SHA256", hashlib.sha256(CONTENT).hexdigest())
    assert pip_wheel.fetch_pip(tmp_path).read_bytes() == CONTENT


def test_an_altered_wheel_is_refused(index: str, tmp_path: Path) -> None:
    with pytest.raises(UnpreparedError, match="does not match its known hash"):
        pip_wheel.fetch_pip(tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_index_out_of_reach_is_told_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(UnpreparedError, match="python3-venv"):
        pip_wheel.fetch_pip(tmp_path)


def test_the_index_of_a_configuration_file_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nindex-url = http://index.example/simple\n")
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    assert pip_wheel.index_url() == "http://index.example/simple"
