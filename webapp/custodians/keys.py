"""What the page of a custodian sends: public keys, and the answer to a rehearsal."""

from collections.abc import Mapping

from flask import Response, jsonify, request

from engine.trading.keys.orders.begin_rehearsal import BeginRehearsal
from engine.trading.keys.orders.finish_rehearsal import FinishRehearsal
from engine.trading.keys.orders.register_key import RegisterCustodianKey
from engine.trading.keys.orders.replace_key import ReplaceCustodianKey
from webapp import current
from webapp.custodians.blueprint import bp


@bp.post("/<project>/<role>/key")
def register(project: str, role: str) -> Response:
    order = RegisterCustodianKey(
        actor=current.actor(), project=project, role=role, public_keys=_keys()
    )
    return jsonify(fingerprint=current.handle(order))


@bp.post("/<project>/<role>/replacement")
def replace(project: str, role: str) -> Response:
    order = ReplaceCustodianKey(
        actor=current.actor(),
        project=project,
        role=role,
        public_keys=_keys(),
        reason=str(_sent().get("reason") or ""),
    )
    return jsonify(fingerprint=current.handle(order))


@bp.post("/<project>/<role>/rehearsal")
def begin_rehearsal(project: str, role: str) -> Response:
    order = BeginRehearsal(actor=current.actor(), project=project, role=role)
    return jsonify(question=current.handle(order))


@bp.post("/<project>/<role>/rehearsal/answer")
def finish_rehearsal(project: str, role: str) -> Response:
    answer = str(_sent().get("answer") or "")
    order = FinishRehearsal(actor=current.actor(), project=project, role=role, answer=answer)
    current.handle(order)
    return jsonify(rehearsed=True)


def _sent() -> Mapping[str, object]:
    """What came as JSON; nothing where it is none."""
    sent = request.get_json(silent=True)
    return sent if isinstance(sent, dict) else {}


def _keys() -> dict[str, str]:
    keys = _sent().get("public_keys")
    return {str(scheme): str(key) for scheme, key in keys.items()} if isinstance(keys, dict) else {}
