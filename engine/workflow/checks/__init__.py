"""What a package must satisfy before it is published, one rule per file."""

from collections.abc import Callable, Iterable, Mapping

from engine.workflow.checks import (
    called_decision_exists,
    called_process_exists,
    element_has_name,
    every_task_in_a_lane,
    feel_compiles,
    form_exists_and_reads,
    form_runs_in_browser,
    gateway_conditions,
    item_complete,
    lane_is_a_role,
    law_rule_exists,
    layout_complete,
    message_has_correlation,
    message_sender_is_a_role,
    names_known,
    no_dead_end,
    no_overlap,
    service_exists,
    timer_parses,
    unique_ids,
    unreachable,
    unsupported_element,
    user_task_has_form,
    xml_safe,
)
from engine.workflow.checks.bundle import Bundle, ServiceShape
from engine.workflow.checks.finding import Complaint, Finding, Severity
from engine.workflow.checks.package import Package, open_package

CHECKS: Mapping[str, Callable[[Package], Iterable[Complaint]]] = {
    "xml-safe": xml_safe.check,
    "item-complete": item_complete.check,
    "unique-ids": unique_ids.check,
    "unsupported-element": unsupported_element.check,
    "user-task-has-form": user_task_has_form.check,
    "form-exists-and-reads": form_exists_and_reads.check,
    "form-runs-in-browser": form_runs_in_browser.check,
    "lane-is-a-role": lane_is_a_role.check,
    "every-task-in-a-lane": every_task_in_a_lane.check,
    "service-exists": service_exists.check,
    "called-process-exists": called_process_exists.check,
    "called-decision-exists": called_decision_exists.check,
    "message-has-correlation": message_has_correlation.check,
    "message-sender-is-a-role": message_sender_is_a_role.check,
    "law-rule-exists": law_rule_exists.check,
    "feel-compiles": feel_compiles.check,
    "names-known": names_known.check,
    "timer-parses": timer_parses.check,
    "gateway-conditions": gateway_conditions.check,
    "no-dead-end": no_dead_end.check,
    "unreachable": unreachable.check,
    "layout-complete": layout_complete.check,
    "no-overlap": no_overlap.check,
    "element-has-name": element_has_name.check,
}

WARNINGS = frozenset({"names-known", "element-has-name"})

PROFILES: Mapping[str, Mapping[str, Severity]] = {
    "house": {},
    "draft": {"layout-complete": "warning", "no-overlap": "warning", "item-complete": "warning"},
}
"""Rules that weigh differently: `draft` lets an analyst try out what is not drawn to the end."""


def run(bundle: Bundle, *, profile: str = "house") -> tuple[Finding, ...]:
    """Every finding of every rule, in the order of CHECKS; nothing is raised for bad content."""
    package = open_package(bundle)
    return tuple(
        Finding(
            rule=rule,
            severity=_severity(rule, profile),
            file=complaint.file,
            element=complaint.element,
            zh=complaint.zh,
            en=complaint.en,
        )
        for rule, check in CHECKS.items()
        for complaint in check(package)
    )


def _severity(rule: str, profile: str) -> Severity:
    return PROFILES[profile].get(rule, "warning" if rule in WARNINGS else "error")


__all__ = ["CHECKS", "PROFILES", "WARNINGS", "Bundle", "Finding", "ServiceShape", "run"]
