"""Whether the house answers, and its numbers for Prometheus."""

from flask import Response, jsonify
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from engine.workflow.queries.house_state import house_state, load
from webapp import current
from webapp.api.blueprint import bp


@bp.get("/health")
def health() -> Response:
    """200 while the database answers."""
    return jsonify(now=current.ask(house_state).now.isoformat())


@bp.get("/metrics")
def metrics() -> Response:
    """Counts only: nothing of any project."""
    registry, counts = CollectorRegistry(), current.ask(load)
    for name in ("projects", "open_tasks", "timers", "incidents", "unsent"):
        gauge = Gauge(f"sunroad_{name}", name.replace("_", " "), registry=registry)
        gauge.set(getattr(counts, name))
    return Response(generate_latest(registry), mimetype="text/plain; version=0.0.4")
