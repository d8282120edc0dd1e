"""The zip that a form of these pages sends."""

from flask import request

from engine.errors import Invalid, Problem


def zip_file() -> tuple[str, bytes]:
    """Name and bytes. Raises Invalid: nothing came."""
    file = request.files.get("file")
    body = file.read() if file else b""
    if file is None or not body:
        raise Invalid(Problem(field="file", key="missing", text="no file came"))
    return (file.filename or "")[-120:], body
