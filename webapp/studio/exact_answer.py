"""An answer in JSON whose numbers stay what they are."""

from flask import Response

from engine.store import exact


def exact_answer(value: object) -> Response:
    return Response(exact.dumps(value), content_type="application/json")
