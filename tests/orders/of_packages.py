"""Orders about packages and trusted keys: one that is right, what must be refused."""

from collections.abc import Mapping
from datetime import UTC, datetime

from engine.errors import BadDiagram, Invalid, NotFound, WrongState
from engine.studio.orders.import_draft import ImportDraft
from engine.vocabulary import Order
from engine.workflow import packages
from engine.workflow.orders.add_trusted_key import AddTrustedKey
from engine.workflow.orders.import_package import ImportPackage
from engine.workflow.orders.withdraw_trusted_key import WithdrawTrustedKey
from tests.orders.entries import SECURITY, STRANGER, SYSTEM, Entry, at, other
from tests.orders.trusted import OTHER, TRUSTED, public
from tests.orders.world import World

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def _own(world: World) -> bytes:
    where = world.house.settings
    return packages.write_zip(
        packages.read(where.processes, where.forms, "works_open_tender").parts
    )


PACKAGES: Mapping[type[Order], Entry] = {
    ImportPackage: Entry(
        by="operator",
        fine={
            "package": _own,
            "effective_from": NEW_YEAR,
            "region": "320000",
            "reason": "x",
            "unsigned": True,
        },
        foreign=(STRANGER, other("analyst"), at(BadDiagram, package=b"PK")),
        state=(at(BadDiagram, unsigned=False),),
    ),
    ImportDraft: Entry(
        by="analyst",
        fine={"package": _own, "region": "320000"},
        foreign=(STRANGER, other(SYSTEM), at(BadDiagram, package=b"PK")),
        why="a draft may be opened at any time",
    ),
    AddTrustedKey: Entry(
        by=SECURITY,
        fine={"name": "南京市中心", "public_key": public(OTHER), "valid_from": NEW_YEAR},
        foreign=(
            STRANGER,
            other(SYSTEM),
            other("operator"),
            at(Invalid, "public_key", public_key="-----BEGIN PUBLIC KEY-----"),
            at(Invalid, "valid_to", valid_to=NEW_YEAR),
        ),
        state=(at(Invalid, "public_key", public_key=public(TRUSTED)),),
    ),
    WithdrawTrustedKey: Entry(
        by=SECURITY,
        fine={"key": "$trusted_key", "reason": "x"},
        foreign=(STRANGER, other(SYSTEM), at(NotFound, key="no-such")),
        state=(at(WrongState, key="$withdrawn_key"),),
    ),
}
