"""Open a draft of a trading type: new, or from the files of a published version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import Invalid, NotFound, Problem, TooLarge
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.studio import drafts, naming, paths
from engine.vocabulary import Fact, Order
from engine.workflow.tables import VersionRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDraft(Order):
    """`files` by path are its first states; `based_on` is the version they come from."""

    trading_type: str
    title: str
    region: str
    based_on: str | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


def handle(order: OpenDraft, work: Work) -> str:
    """Returns the draft's id."""
    permissions.require(permissions.may_write_draft(order.actor, order.region))
    trading_type, title = naming.code(order.trading_type), naming.title(order.title)
    if order.region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    if order.based_on is not None and work.session.get(VersionRow, order.based_on) is None:
        raise NotFound(f"version {order.based_on}")
    if len(order.files) > paths.MOST_FILES:
        raise TooLarge(f"{len(order.files)} files")
    draft = drafts.begin(
        work,
        trading_type=trading_type,
        title=title,
        region=order.region,
        based_on=order.based_on,
    )
    for path, content in order.files.items():
        paths.require(path, content)
        drafts.save(work, draft, path, content, 0)
    work.record(Fact.DRAFT_OPENED, chain="house", draft=draft.id, type=trading_type)
    return draft.id
