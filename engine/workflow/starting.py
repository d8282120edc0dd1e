"""Brings a new project into being: code, case file, flow, participants."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from engine.people import permissions
from engine.store import ledger
from engine.store.base import table_of
from engine.vocabulary import Data, Fact, Json
from engine.workflow import catalogue, submissions
from engine.workflow.catalogue import Item
from engine.workflow.host import Host
from engine.workflow.project import NOTHING, Project
from engine.workflow.search_index import index_title
from engine.workflow.spiff import Flow
from engine.workflow.tables import ProjectRow
from engine.workflow.versions import Version
from engine.workflow.work import Work


def begin(
    work: Work,
    item: Item,
    *,
    region: str,
    data: Data,
    participants: Mapping[str, tuple[str, ...]],
    follows: Project | None = None,
    key: str | None = None,
) -> Project:
    """A project of `item` under way, its first tasks open; saved with the order."""
    project = _project(work, item, region, data, follows, key)
    work.add(project)
    work.record(
        Fact.PROJECT_STARTED,
        chain=project.chain,
        item=item.code,
        revision=item.revision,
        version=project.version.id,
        commitment=submissions.keep(work, project, None, data),
    )
    for role, keys in participants.items():
        for player in keys:
            project.join(role, player)
    if follows:
        work.record(Fact.PROJECT_LINKED, chain=project.chain, follows=follows.id)
        work.record(Fact.PROJECT_LINKED, chain=follows.chain, followed_by=project.id)
    return project


def follow(work: Work, first: Project, key: str, data: Data) -> str:
    """Start anew what failed: same item, participants and start data, but for what `data` says."""
    item = catalogue.applicable(work.session, first.item, first.region, work.now)
    form = work.house.versions.get(work.session, item.version).forms[item.start_form]
    root = first.root()
    kept = {name: root[name] for name in form.names() if name in root}
    lasting = {
        role: keys for role, keys in first.participants.items() if work.house.roles.lasting(role)
    }
    project = begin(
        work,
        item,
        region=first.region,
        data={**kept, **data},
        participants=lasting,
        follows=first,
        key=key,
    )
    return project.id


def _project(
    work: Work, item: Item, region: str, data: Data, follows: Project | None, key: str | None
) -> Project:
    id_ = uuid4().hex
    code = f"{work.now:%Y%m%d}-{id_[:8].upper()}"
    columns: dict[str, Any] = {
        "id": id_,
        "code": code,
        "title": str(data.get("project_name") or item.name("zh")),
        "item": item.code,
        "item_revision": item.revision,
        "region": region,
        "state": "running",
        "started_at": work.now,
        "revision": 0,
    }
    linked = {"follows": follows.id if follows else None, "start_key": key}
    _insert(work, {**columns, **linked, "version": item.version, "started_by": work.actor.id})
    version = work.house.versions.get(work.session, item.version)
    host = _host(work, version, id_)
    case: dict[str, Json] = {**data, **_given(work, item, region, id_, code)}
    return Project(
        **columns,
        version=version,
        flow=Flow.start(version.definition, host, case, held=frozenset(work.held)),
        host=host,
        before=NOTHING,
        participants={},
        head=ledger.beginning(ledger.project_chain(id_)),
    )


def _insert(work: Work, columns: dict[str, Any]) -> None:
    """The row comes first, so that everything the flow brings may refer to it."""
    work.execute(insert(table_of(ProjectRow)), {**columns, "tokens": b"", "case_file": "{}"})
    index_title(work.session, columns["id"], columns["title"], columns["code"])


def _host(work: Work, version: Version, id_: str) -> Host:
    return Host(
        session=work.session,
        now=work.now,
        functions=work.law.functions(work.now),
        services=work.house.services,
        version=version,
        project=id_,
        by_clock=permissions.is_clock(work.actor),
        before_asking=work.send_writes,
    )


def _given(work: Work, item: Item, region: str, id_: str, code: str) -> dict[str, Json]:
    """Names that the engine puts into every case file."""
    return {
        "project_id": id_,
        "project_code": code,
        "region": region,
        "started_at": work.now.isoformat(),
        "parameters": item.content.get("parameters", {}),
    }
