"""Every page of the site with samples of what a visitor finds there, asked as that visitor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.organisations import organisations
from engine.people.queries.people import people
from engine.people.queries.person_by_login import person_by_login
from engine.studio.queries.drafts_open import drafts_open
from engine.trading.notices.queries.public_notices import notices_of, public_notices
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.queries.documents import documents
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.task_lines import task_lines

LEFT_OUT = {"static"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A page: where it lies, and its endpoint."""

    endpoint: str
    path: str


def addresses(app: Flask, engine: Engine, login: str | None) -> tuple[Address, ...]:
    """One address for each GET route, its arguments filled with what this person may see."""
    samples = _samples(engine, login)
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
    return tuple(
        Address(endpoint=rule.endpoint, path=_path(app, rule, samples))
        for rule in rules
        if "GET" in (rule.methods or ()) and rule.endpoint not in LEFT_OUT
    )


def _path(app: Flask, rule: Rule, samples: Mapping[str, str]) -> str:
    """Raises KeyError where a route asks for something that has no sample yet."""
    values = {name: samples[name] for name in rule.arguments}
    built = app.url_map.bind("localhost").build(rule.endpoint, values)
    return str(built)


def _samples(engine: Engine, login: str | None) -> dict[str, str]:
    actor = engine.ask(actor_of, engine.ask(person_by_login, login).id) if login else None
    project = _project(engine, actor)
    return {
        **dict(_of_project(engine, actor, project)),
        "project": project,
        "item": "A01-OPEN",
        "year": "2026",
        "row": "ZTB-01",
        "lot": "1",
        "bid": "0" * 32,
        "digest": "0" * 64,
        "letter": "0",
        "address": "0",
        "kind": "tender_notice",
        "form": "atom",
        "part": "contacts",
        "chain": f"project:{project}",
        "organisation": engine.ask(organisations).items[0].id,
        "person": engine.ask(people, OPERATOR).items[0].id,
        **_of_studio(engine, actor),
    }


def _of_studio(engine: Engine, actor: Actor | None) -> dict[str, str]:
    """A draft of the analyst's, its main diagram, and what came of an import that never was."""
    drafts = engine.ask(drafts_open, actor) if actor else ()
    return {
        "draft": drafts[0].id if drafts else "0",
        "path": "process.bpmn",
        "number": "1",
        "rule": "deadlock",
        "code": "A01-OPEN",
        "revision": "1",
        "begun": "0",
    }


def _project(engine: Engine, actor: Actor | None) -> str:
    """One of theirs with a task or a message for them, else any."""
    if actor is None:
        return engine.ask(public_notices).items[0].project
    tasks = engine.ask(task_lines, actor).items
    seen = engine.ask(project_lines, actor).items or engine.ask(project_lines, OPERATOR).items
    return tasks[0].project if tasks else seen[0].id


def _of_project(engine: Engine, actor: Actor | None, project: str) -> Iterator[tuple[str, str]]:
    asker = actor or OPERATOR
    view = engine.ask(project_view, OPERATOR, project)
    tasks = engine.ask(task_lines, asker).items if actor else ()
    offers = _offers(engine, actor, project)
    notices = engine.ask(notices_of, project) or engine.ask(public_notices).items
    files = engine.ask(documents, OPERATOR, project)
    yield "process", view.process
    yield "task", tasks[0].id if tasks else "0"
    yield "name", offers[0] if offers else "bid_submitted"
    yield "notice", notices[-1].id
    yield "document", files[0].id if files else "0"


def _offers(engine: Engine, actor: Actor | None, project: str) -> tuple[str, ...]:
    known = {line.id for line in engine.ask(project_lines, actor).items} if actor else set()
    if actor is None or project not in known:
        return ()
    return tuple(offer.message for offer in engine.ask(project_view, actor, project).offers)
