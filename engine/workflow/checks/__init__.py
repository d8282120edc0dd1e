"""What a package must satisfy before it is published, one rule per file."""

from collections.abc import Mapping

from engine.workflow.checks import (
    called_decision_exists,
    called_process_exists,
    decision_reads,
    dry_run,
    element_has_name,
    every_task_in_a_lane,
    feel_compiles,
    form_exists_and_reads,
    form_runs_in_browser,
    gateway_conditions,
    item_complete,
    lane_is_a_role,
    law,
    law_rule_exists,
    layout_complete,
    message_has_correlation,
    message_sender_is_a_role,
    names_known,
    no_call_ring,
    no_dead_end,
    no_overlap,
    node_accounted_for,
    service_exists,
    standard,
    tokens,
    unreachable,
    unsupported_element,
    user_task_has_form,
    xml_safe,
)
from engine.workflow.checks.bundle import Bundle, ServiceShape
from engine.workflow.checks.finding import Complaint, Finding, Severity
from engine.workflow.checks.law_tables import read_statutes
from engine.workflow.checks.package import open_package
from engine.workflow.checks.rule import Rule
from engine.workflow.checks.statutes import Statutes
from engine.workflow.checks.xml import MOST_BYTES

HOUSE: Mapping[str, Rule] = {
    "xml-safe": Rule(check=xml_safe.check),
    "item-complete": Rule(check=item_complete.check),
    "unsupported-element": Rule(check=unsupported_element.check),
    "node-accounted-for": Rule(check=node_accounted_for.check),
    "user-task-has-form": Rule(check=user_task_has_form.check),
    "form-exists-and-reads": Rule(check=form_exists_and_reads.check),
    "form-runs-in-browser": Rule(check=form_runs_in_browser.check),
    "lane-is-a-role": Rule(check=lane_is_a_role.check),
    "every-task-in-a-lane": Rule(check=every_task_in_a_lane.check),
    "service-exists": Rule(check=service_exists.check),
    "called-process-exists": Rule(check=called_process_exists.check),
    "called-decision-exists": Rule(check=called_decision_exists.check),
    "no-call-ring": Rule(check=no_call_ring.check),
    "decision-reads": Rule(check=decision_reads.check),
    "message-has-correlation": Rule(check=message_has_correlation.check),
    "message-sender-is-a-role": Rule(check=message_sender_is_a_role.check),
    "law-rule-exists": Rule(check=law_rule_exists.check),
    "feel-compiles": Rule(check=feel_compiles.check),
    "names-known": Rule(check=names_known.check),
    "gateway-conditions": Rule(check=gateway_conditions.check),
    "no-dead-end": Rule(check=no_dead_end.check),
    "unreachable": Rule(check=unreachable.check),
    "deadlock": Rule(check=tokens.deadlock),
    "livelock": Rule(check=tokens.livelock),
    "token-pile": Rule(check=tokens.pile),
    "exploration-bound": Rule(check=tokens.bound),
    "dry-run": Rule(check=dry_run.check),
    "layout-complete": Rule(check=layout_complete.check),
    "no-overlap": Rule(check=no_overlap.check),
    "element-has-name": Rule(check=element_has_name.check),
    **law.RULES,
}
CHECKS: Mapping[str, Rule] = {**HOUSE, **standard.RULES}
"""Every rule by its id, in the order in which findings are told."""

WARNINGS = frozenset(
    {"names-known", "element-has-name", "exploration-bound", "dry-run", "error-code"}
)
BOTH = frozenset({"xml-safe", "unsupported-element", "node-accounted-for"})
"""Rules of the house that a diagram of any origin is held to as well."""

LIGHTER: Mapping[str, Severity] = {
    "unsupported-element": "note",
    "node-accounted-for": "note",
    "error-code": "warning",
}
SECOND = frozenset({"unsupported-element", "node-entered", "node-left"})
"""Rules that are silent about an element of which another has told an error."""
HOUSE_WEIGHTS: Mapping[str, Severity] = {
    rule: "warning" if rule in WARNINGS else "error" for rule in CHECKS
}
UNFINISHED = (
    "layout-complete",
    "no-overlap",
    "item-complete",
    "law-path",
    "law-missing-step",
)
PROFILES: Mapping[str, Mapping[str, Severity]] = {
    "standard": {
        rule: LIGHTER.get(rule, "error") for rule in CHECKS if rule in {*BOTH, *standard.RULES}
    },
    "house": HOUSE_WEIGHTS,
    "draft": {**HOUSE_WEIGHTS, **dict.fromkeys(UNFINISHED, "warning")},
}
"""Which rules count and how much: `standard` for any diagram, `house` for what is published,
`draft` for what an analyst tries out before it is drawn to the end."""


def run(bundle: Bundle, *, profile: str = "house") -> tuple[Finding, ...]:
    """Every finding of the profile's rules, in their order; nothing is raised for bad content."""
    package = open_package(bundle)
    weights = PROFILES[profile]
    found = [
        _finding(id_, rule, weights[id_], complaint)
        for id_, rule in CHECKS.items()
        if id_ in weights
        for complaint in rule.check(package)
    ]
    told = {
        (one.file, one.element)
        for one in found
        if one.severity == "error" and one.rule not in SECOND
    }
    return tuple(
        one for one in found if one.rule not in SECOND or (one.file, one.element) not in told
    )


def _finding(id_: str, rule: Rule, severity: Severity, complaint: Complaint) -> Finding:
    said = rule.source
    return Finding(
        rule=id_,
        severity=complaint.severity or severity,
        file=complaint.file,
        element=complaint.element,
        zh=f"{complaint.zh}（{said}）" if said else complaint.zh,
        en=f"{complaint.en} ({said})" if said else complaint.en,
        line=complaint.line,
        clause=rule.clause,
    )


__all__ = [
    "CHECKS",
    "MOST_BYTES",
    "PROFILES",
    "WARNINGS",
    "Bundle",
    "Finding",
    "Rule",
    "ServiceShape",
    "Statutes",
    "read_statutes",
    "run",
]
