"""The files of an item's package: its bundle, its item.toml, its stories."""

import tomllib
from typing import cast

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.vocabulary import Actor, Json
from engine.workflow import catalogue, versions
from engine.workflow.catalogue import Item
from engine.workflow.packages import kept, naming, toml
from engine.workflow.packages.package import ITEM


def item_package(
    session: Session, actor: Actor, code: str, revision: int | None = None
) -> dict[str, bytes]:
    """Path → content; the newest revision where none is named.

    Raises:
        NotFound: no such item or revision.
        NotAllowed: neither the operator nor somebody who writes trading types.
    """
    permissions.require(permissions.may_export(actor))
    item = (
        catalogue.newest(session, code)
        if revision is None
        else catalogue.revision(session, code, revision)
    )
    beside = kept.kept(session, item.code, item.revision)
    if not _says(beside.get(ITEM), item):
        beside[ITEM] = toml.written(item.content)
    files = versions.files_of(session, item.version)
    return naming.named({**files, **beside}, item.trading_type)


def _says(written: bytes | None, item: Item) -> bool:
    """Whether the file as somebody wrote it holds what the revision holds."""
    if written is None:
        return False
    told = tomllib.loads(written.decode(), parse_float=str)
    return cast(dict[str, Json], told) == item.content
