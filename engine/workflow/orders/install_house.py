"""Prepare an empty database: what kind of house it is, its regions and its law."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from engine.errors import WrongState
from engine.law.imports import import_folder
from engine.people import permissions, regions
from engine.vocabulary import Order
from engine.workflow.tables import HouseRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class InstallHouse(Order):
    """`demo` is for ever: a demo never becomes a real house, nor the other way round.

    `clock_behind` lets a demo's clock start in the past.
    """

    demo: bool
    clock_behind: timedelta = timedelta(0)


def handle(order: InstallHouse, work: Work) -> None:
    permissions.require(permissions.is_operator(order.actor))
    if order.clock_behind and not order.demo:
        raise WrongState("only a demo's clock may stand in the past")
    if work.session.get(HouseRow, 1) is not None:
        raise WrongState("this database holds a house already")
    marker = token_hex(16)
    work.house.files.mark(marker)
    work.session.add(
        HouseRow(
            id=1,
            demo=order.demo,
            clock_offset_ms=-round(order.clock_behind / timedelta(milliseconds=1)),
            law_revision=1,
            file_marker=marker,
        )
    )
    work.session.flush()
    processes = work.settings.processes
    regions.store(work.session, regions.load(processes))
    import_folder(work.session, processes / "law")
