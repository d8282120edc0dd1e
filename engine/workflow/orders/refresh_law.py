"""Bring law rows, calendar and regions up to the tables that came with this release."""

from dataclasses import dataclass

from engine.law.imports import import_folder
from engine.people import permissions, regions
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RefreshLaw(Order):
    """What a person confirmed or corrected stays as it is."""


def handle(order: RefreshLaw, work: Work) -> int:
    """Returns how many rows and years changed."""
    permissions.require(permissions.is_operator(order.actor))
    processes = work.settings.processes
    regions.store(work.session, regions.load(processes))
    imported = import_folder(work.session, processes / "law")
    return imported.rows + imported.years
