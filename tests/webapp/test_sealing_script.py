"""A sealing script that a notice named stays served, byte for byte, whatever release runs later."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from engine import errors, settings
from engine.app import Engine
from engine.sealing import scripts
from webapp import current, sealing_script

OLD, NEW = b"export const sealBid = 1;\n", b"export const sealBid = 2;\n"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Of an installation whose folders are empty."""
    (tmp_path / "var").mkdir()
    made = Engine(settings.read({"SUNROAD_DATA": str(tmp_path / "var")}))
    yield made
    made.close()


def site(engine: Engine, static: Path, content: bytes) -> Flask:
    """A site whose build holds this script."""
    static.mkdir(exist_ok=True)
    name = f"seal-{sha256(content).hexdigest()[:8]}.js"
    (static / name).write_bytes(content)
    (static / "manifest.json").write_text(json.dumps({"seal.js": name}))
    app = Flask("site", static_folder=str(static))
    app.extensions[current.EXTENSION] = engine
    app.secret_key = "test"
    sealing_script.attach(app)
    return app


def address(app: Flask, named: str = "") -> str:
    with app.test_request_context():
        return render_template_string("{{ sealing_script(named) }}", named=named)


def test_a_page_names_the_script_by_its_hash(engine: Engine, tmp_path: Path) -> None:
    app = site(engine, tmp_path / "static", OLD)
    assert address(app) == f"/sealing/{sha256(OLD).hexdigest()}.js"
    assert scripts.current(engine.settings) == sha256(OLD).hexdigest()


def test_the_script_of_an_earlier_release_is_served_byte_for_byte(
    engine: Engine, tmp_path: Path
) -> None:
    named = address(site(engine, tmp_path / "static", OLD))
    for built in (tmp_path / "static").glob("seal-*"):
        built.unlink()
    later = site(engine, tmp_path / "static", NEW)
    assert address(later) != named
    assert address(later, sha256(OLD).hexdigest()) == named
    answer = later.test_client().get(named)
    assert (answer.status_code, answer.data) == (200, OLD)
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert scripts.is_known(engine.settings, sha256(OLD).hexdigest())
    assert scripts.current(engine.settings) == sha256(NEW).hexdigest()


def test_a_script_changed_on_disk_is_not_served(engine: Engine, tmp_path: Path) -> None:
    app = site(engine, tmp_path / "static", OLD)
    digest = sha256(OLD).hexdigest()
    scripts.store_of(engine.settings).path(digest).write_bytes(NEW)
    with pytest.raises(errors.SealingRefused, match="script"):
        _raising(app).get(f"/sealing/{digest}.js")


def test_no_other_file_of_the_house_is_served_as_a_script(engine: Engine, tmp_path: Path) -> None:
    app = site(engine, tmp_path / "static", OLD)
    upload = tmp_path / "upload.txt"
    upload.write_bytes(b"alert(1)")
    with upload.open("rb") as content:
        stored = engine.house.files.put(content, 1000)
    with pytest.raises(errors.NotFound):
        _raising(app).get(f"/sealing/{stored.sha256}.js")


def _raising(app: Flask) -> FlaskClient:
    app.testing = True
    return app.test_client()
