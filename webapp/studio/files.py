"""The files of a draft as editors read and save them; what they speak stands in the package."""

from flask import Response, jsonify, make_response, request

from engine.errors import SomeoneWasFaster
from engine.people.queries.names import names_of
from engine.studio.orders.save_file import SaveFile
from engine.studio.queries.draft_files import State, draft_file, file_history
from webapp import current
from webapp.sent import whole
from webapp.studio.blueprint import bp


@bp.get("/<draft>/files/<path:path>")
def file(draft: str, path: str) -> Response:
    return _content(*current.ask(draft_file, current.actor(), draft, path))


@bp.get("/<draft>/file-states/<int:number>/<path:path>")
def state(draft: str, path: str, number: int) -> Response:
    return _content(*current.ask(draft_file, current.actor(), draft, path, number))


@bp.get("/<draft>/file-history/<path:path>")
def history(draft: str, path: str) -> Response:
    states = current.ask(file_history, current.actor(), draft, path)
    return jsonify([_told(one) for one in states])


@bp.put("/<draft>/files/<path:path>")
def save(draft: str, path: str) -> Response:
    order = SaveFile(
        actor=current.actor(),
        draft=draft,
        path=path,
        content=request.get_data(),
        based_on=whole("based_on", request.headers.get("X-Based-On", "")),
    )
    try:
        return jsonify(number=current.handle(order))
    except SomeoneWasFaster as faster:
        return make_response(jsonify(who_was_faster(faster)), 409)


def who_was_faster(faster: SomeoneWasFaster) -> dict[str, object]:
    """The name, the moment and the number of what was saved meanwhile; empty for a new file."""
    person = str(faster.where.get("person", ""))
    name = current.ask(names_of, {person}).get(person, person)
    return {
        "person": name,
        "at": faster.where.get("at", ""),
        "number": faster.where.get("number", 0),
    }


def _content(number: int, content: bytes) -> Response:
    """As plain text whatever it is: a diagram opened by its address must run nothing."""
    response = Response(content, content_type="text/plain; charset=utf-8")
    response.headers["X-File-Number"] = str(number)
    return response


def _told(state: State) -> dict[str, object]:
    return {
        "number": state.number,
        "by": state.by,
        "at": state.at.isoformat(),
        "removed": state.removed,
    }
