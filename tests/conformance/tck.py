"""Reads the test cases of the DMN compliance kit and runs them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lxml import etree

from engine.language import dmn, feel
from engine.language.feel.budget import Budget
from engine.language.feel.comparing import equal
from engine.language.feel.moments import read_date, read_date_time, read_duration, read_time

NOW = dt.datetime(2026, 6, 1, 1, 0, tzinfo=dt.UTC)
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
READERS = {
    "date": read_date,
    "time": read_time,
    "dateTime": read_date_time,
    "duration": read_duration,
    "dayTimeDuration": read_duration,
    "yearMonthDuration": read_duration,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One expectation: `kind` is the form of the decision; `found` None where it broke off."""

    name: str
    kind: str
    wants: object
    found: object
    passed: bool
    error: str


def value(element: etree._Element | None) -> object:
    """A value of a test case as FEEL."""
    if element is None:
        return None
    components = element.findall("{*}component")
    if components:
        return {part.get("name"): value(part) for part in components}
    listed = element.find("{*}list")
    if listed is not None:
        nil = listed.get(f"{XSI}nil") == "true"
        return None if nil else [value(part) for part in listed.findall("{*}item")]
    inner = element.find("{*}value")
    return None if inner is None else _simple(inner)


def _simple(element: etree._Element) -> object:
    if element.get(f"{XSI}nil") == "true":
        return None
    text = element.text or ""
    kind = (element.get(f"{XSI}type") or "xsd:string").rpartition(":")[2]
    if kind in READERS:
        return READERS[kind](text.strip())
    if kind == "boolean":
        return text.strip() == "true"
    if kind in ("decimal", "double", "integer", "int", "long", "float"):
        return Decimal(text.strip())
    return text


def close(found: object, wanted: object) -> bool:
    """Equal; numbers to the digits the case gives."""
    if isinstance(wanted, Decimal) and isinstance(found, Decimal):
        return abs(found - wanted) <= abs(wanted) * Decimal("1e-8")
    if isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            return False
        return all(close(one, other) for one, other in zip(found, wanted, strict=True))
    if isinstance(wanted, dict):
        if not isinstance(found, dict) or found.keys() != wanted.keys():
            return False
        return all(close(found[key], part) for key, part in wanted.items())
    return equal(found, wanted, Budget()) is True


def checks(folder: Path) -> Iterator[Check]:
    """Every expectation of one folder of the kit."""
    for cases in sorted(folder.glob("*-test-*.xml")):
        root = etree.parse(cases).getroot()
        model = root.findtext("{*}modelName") or ""
        path = folder / model
        path = path if path.is_file() else next(iter(sorted(folder.glob("*.dmn"))))
        try:
            decisions = dmn.load(path.read_bytes(), strict=False)
            broken = ""
        except dmn.DmnError as error:
            decisions, broken = {}, f"{type(error).__name__}: {error}"
        kinds = _kinds(path)
        by_name = {decision.name: decision for decision in decisions.values()}
        for case in root.findall("{*}testCase"):
            yield from _case(folder.name, case, by_name, kinds, broken)


def _case(
    folder: str,
    case: etree._Element,
    by_name: dict[str, dmn.Decision],
    kinds: dict[str, str],
    broken: str,
) -> Iterator[Check]:
    scope = {part.get("name", ""): value(part) for part in case.findall("{*}inputNode")}
    for node in case.findall("{*}resultNode"):
        name = case.get("invocableName") or node.get("name", "")
        wants = value(node.find("{*}expected"))
        found, error = None, broken
        if not broken:
            try:
                found = by_name[name].decide(scope, now=NOW)
            except (dmn.DmnError, feel.FeelError, KeyError) as problem:
                error = f"{type(problem).__name__}: {problem}"
        if case.get("type") == "decisionService" and isinstance(found, dict):
            found = found.get(node.get("name", ""), found)
        passed = not broken and close(found, wants)
        label = f"{folder} {case.get('id')} {name}"
        kind = kinds.get(name, "decisionService")
        yield Check(name=label, kind=kind, wants=wants, found=found, passed=passed, error=error)


def _kinds(path: Path) -> dict[str, str]:
    kinds = {}
    for decision in etree.parse(path).getroot().findall("{*}decision"):
        for part in decision:
            tag = str(part.tag).rpartition("}")[2]
            if tag in dmn.model.boxed.READERS:
                kinds[" ".join((decision.get("name") or "").split())] = tag
    return kinds
