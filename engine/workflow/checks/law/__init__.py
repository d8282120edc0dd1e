"""The law linter: diagrams, forms and templates of an item against the tables of processes/law."""

from collections.abc import Mapping

from engine.workflow.checks.law import abolished_step, forbidden_condition, missing_step, path
from engine.workflow.checks.rule import Rule

RULES: Mapping[str, Rule] = {
    "law-abolished-step": Rule(check=abolished_step.check),
    "law-path": Rule(check=path.check),
    "law-forbidden-condition": Rule(check=forbidden_condition.check),
    "law-missing-step": Rule(check=missing_step.check),
}
