"""Who may do what: every predicate of the house, pure functions over small values.

One file on purpose, longer than the others: it is the table that is reviewed as a whole.
"""

from collections.abc import Iterable, Mapping

from engine.errors import NotAllowed
from engine.people.regions import within
from engine.people.standing import (
    BIDDERS,
    CENTRE,
    CLIENTS,
    EXPERTS,
    OWNERS,
    RECEIVER,
    REGIONAL,
    SUPERVISION,
    ProjectPlace,
    TaskPlace,
    covers,
    in_lane,
    keys_of,
    looks_after,
    plays_any,
    sees_internal,
    takes_part,
)
from engine.vocabulary import Actor, Fact, Json

__all__ = ["ProjectPlace", "TaskPlace", "in_lane"]

OPEN_FACTS = frozenset(
    {
        Fact.PROJECT_STARTED,
        Fact.PROJECT_COMPLETED,
        Fact.PROJECT_SUSPENDED,
        Fact.PROJECT_RESUMED,
        Fact.PROJECT_CANCELLED,
        Fact.PROJECT_LINKED,
        Fact.NOTICE_PUBLISHED,
        Fact.NOTICE_WITHDRAWN,
    }
)
SEALED_FACTS = frozenset(
    {"bid:received", "bid:refused", "deposit:returned", "bid:replaced", "bid:withdrawn"}
)
SEALED_SUBJECTS = ("money:", "guarantee:")
SEALED_CHANNELS = frozenset({"bank", "issuer"})
"""What moves with a bidder's deposit: counted, it would tell how many there are."""
NO_EVENTS: frozenset[str] = frozenset()
EVERYBODY = frozenset({"public"})
"""Whom a message may come from that asks nobody for a name."""


def require(allowed: bool, detail: str = "") -> None:
    """Raises NotAllowed unless allowed."""
    if not allowed:
        raise NotAllowed(detail)


def is_clock(actor: Actor) -> bool:
    return "clock" in actor.roles


def is_operator(actor: Actor) -> bool:
    """Whoever has the command line of the machine; holds no role in any trade."""
    return "operator" in actor.roles


def may_claim(actor: Actor, task: TaskPlace) -> bool:
    """That somebody else holds it is not a question of permission: SomeoneWasFaster."""
    return in_lane(actor, task)


def may_release(actor: Actor, task: TaskPlace) -> bool:
    return task.assignee == actor.id


def may_assign(actor: Actor, task: TaskPlace, to: Actor) -> bool:
    """Any holder of the lane in an organisation may hand its task to a colleague in the lane."""
    return _colleagues(actor, to) and in_lane(actor, task) and in_lane(to, task)


def may_delegate(actor: Actor, task: TaskPlace, to: Actor) -> bool:
    """The one who holds the task, once, to another colleague in the lane."""
    holds = task.assignee == actor.id and task.delegated_by is None
    return holds and to.id != actor.id and may_assign(actor, task, to)


def may_take_back(actor: Actor, task: TaskPlace) -> bool:
    return task.delegated_by == actor.id


def may_complete(actor: Actor, task: TaskPlace) -> bool:
    """In the lane, and nobody else holds the task."""
    return in_lane(actor, task) and task.assignee in (None, actor.id)


def may_see_closed(
    actor: Actor, place: ProjectPlace, role: str | None, closed_by: str | None
) -> bool:
    """Whether somebody may look back at a task that is no longer open.

    Who completed it (a bidder's organisation under its pseudonym), and, where neither bids nor
    scores are concerned, everybody who plays its role here.
    """
    if closed_by is not None and closed_by in (actor.id, place.pseudonym):
        return True
    return role not in BIDDERS | EXPERTS and role is not None and takes_part(actor, place, role)


def may_hear_who(actor: Actor, place: ProjectPlace, role: str | None) -> bool:
    """Whether somebody learns who finished a task: those who play its lane here."""
    return role is None or takes_part(actor, place, role)


def may_start(actor: Actor, starters: Iterable[str], scope: str, region: str) -> bool:
    """A starter role in an organisation; the region lies where the item is offered.

    Participation-bound starters may start anywhere in the item's scope, region-bound ones
    where their role reaches.
    """
    if actor.organisation is None or not within(region, scope):
        return False
    held = actor.roles & frozenset(starters)
    return any(role not in REGIONAL or covers(actor, role, region) for role in held)


def may_suspend(actor: Actor, place: ProjectPlace) -> bool:
    """The supervisor of the region or the owner's organisation; the trading centre never."""
    return plays_any(actor, place, {"supervisor"} | OWNERS)


def may_resume(actor: Actor, place: ProjectPlace, *, by_supervisor: bool = False) -> bool:
    """As `may_suspend`; what a supervisor suspended only a supervisor resumes."""
    return plays_any(actor, place, {"supervisor"} if by_supervisor else {"supervisor"} | OWNERS)


def may_cancel(actor: Actor, place: ProjectPlace) -> bool:
    return may_suspend(actor, place)


def may_retry_incident(actor: Actor, place: ProjectPlace) -> bool:
    """Staff of the trading centre of the project's region: a retry decides nothing of the trade."""
    return plays_any(actor, place, CENTRE)


def may_see_incident(
    actor: Actor, place: ProjectPlace, element: str, events: frozenset[str] = NO_EVENTS
) -> bool:
    """Whether somebody who may see the project may see that something of it failed.

    A payment that failed before the opening tells that somebody bids: it is for those who mend it.
    """
    open_ = element not in SEALED_CHANNELS or "opening" in events
    return open_ or may_retry_incident(actor, place)


def may_retry_outbox(actor: Actor) -> bool:
    """A message of the house that belongs to no project."""
    return "system_admin" in actor.roles or is_operator(actor)


def may_read_incidents(actor: Actor) -> bool:
    """The list over all projects; whoever sees a project reads its own on its page."""
    return may_retry_outbox(actor) or "audit_admin" in actor.roles


def may_see_project(actor: Actor, place: ProjectPlace) -> bool:
    """Organisations and people that take part, those who look after the region, the audit."""
    named = frozenset[str]().union(*place.participants.values())
    return (
        sees_every_project(actor)
        or bool(keys_of(actor, place.pseudonym) & named)
        or looks_after(actor, place.region)
    )


def may_read_circular(actor: Actor, place: ProjectPlace, audience: Json) -> bool:
    """Whom the list names, the organisations that run the trade, those who look after the region.

    A bidder that is not on the list reads nothing, whether it takes part or not.
    """
    if isinstance(audience, list) and place.pseudonym is not None and place.pseudonym in audience:
        return True
    named = frozenset[str]().union(*place.participants.values())
    return bool(keys_of(actor, None) & named) or looks_after(actor, place.region)


def sees_every_project(actor: Actor) -> bool:
    """That there is a project, not its internal fields."""
    return is_operator(actor) or "audit_admin" in actor.roles


def regions_watched(actor: Actor) -> tuple[str, ...]:
    """Prefixes of the region codes whose projects the actor looks after."""
    region = actor.region or ""
    if not region:
        return ()
    if actor.roles & SUPERVISION:
        return (region.removesuffix("00").removesuffix("00"),)
    return (region,) if actor.roles & CENTRE else ()


def may_see_field(
    actor: Actor, place: ProjectPlace, class_: str, events: frozenset[str] = NO_EVENTS
) -> bool:
    """Whether a page may show a case-file field to somebody who may see the project.

    `class_` is public, internal, personal (shown on the task that needs it, nowhere else) or
    withheld:<event>, which is internal once `events` holds the event. Others are shown to nobody.
    """
    if class_ == "public":
        return True
    if class_.startswith("withheld:"):
        return class_.removeprefix("withheld:") in events and sees_internal(actor, place)
    return class_ == "internal" and sees_internal(actor, place)


def may_see_player(
    actor: Actor,
    place: ProjectPlace,
    role: str,
    key: str,
    events: frozenset[str] = NO_EVENTS,
) -> bool:
    """Whether a page may name who plays a role to somebody who may see the project.

    Experts are withheld until the award (ZTB-21), bidders' pseudonyms are for the receiving clerk.
    """
    if key in keys_of(actor, place.pseudonym):
        return True
    if role in EXPERTS:
        return "award" in events and sees_internal(actor, place)
    if key.startswith("pseudonym:"):
        return "opening" in events or _counts(actor, place)
    return True


def may_see_fact(
    actor: Actor,
    place: ProjectPlace,
    fact: str,
    particulars: Mapping[str, Json],
    *,
    by: str = "",
    events: frozenset[str] = NO_EVENTS,
) -> bool:
    """Whether a timeline may show a fact to somebody who may see the project.

    Before the opening what bidders do is for the receiving clerk and themselves, so that nobody
    else counts them; before the award what experts do is for themselves; bidders read their own
    acts and what is public. The audit reads everything.
    """
    if "audit_admin" in actor.roles:
        return True
    if "award" not in events and _names_expert(actor, place, by, particulars):
        return False
    if by in (actor.id, place.pseudonym):
        return True
    moves = particulars.get("channel") in SEALED_CHANNELS
    if (moves or _sealed(fact, by)) and "opening" not in events:
        return _counts(actor, place)
    return fact in OPEN_FACTS or sees_internal(actor, place)


def counts_bids(actor: Actor, place: ProjectPlace, events: frozenset[str]) -> bool:
    """Whether somebody may know how many bid: the receiving clerk, and all once bids are open.

    Where bids come sealed not even the clerk.
    """
    return "opening" in events or _counts(actor, place)


def may_send(actor: Actor, sender_roles: Iterable[str], place: ProjectPlace) -> bool:
    """A sender role played here, a bidder's, who joins by it, the public's, or the clock."""
    if is_clock(actor):
        return True
    senders = frozenset(sender_roles)
    if actor.roles & senders & EVERYBODY:
        return True
    joins = bool(senders & BIDDERS & actor.roles) and may_bid(actor, place)
    return joins or plays_any(actor, place, senders - BIDDERS)


def may_read_public(actor: Actor) -> bool:
    """The portal is for everybody: nobody says who they are to read, download or leave an address.

    Source: 电子招标投标办法 art. 20 (ZTB-61).
    """
    return actor.id != ""


def may_watch_channels(actor: Actor) -> bool:
    """What channels answered and showed is recorded by the clock's own work."""
    return is_clock(actor)


def may_read_channels(actor: Actor) -> bool:
    """Warnings of channels: the trading centre, who supervises, who keeps and who audits them."""
    return bool(actor.roles & (CENTRE | SUPERVISION | {"system_admin", "audit_admin"}))


def may_keep_media(actor: Actor) -> bool:
    """Which statutory channels there are, and where they answer."""
    return "system_admin" in actor.roles or is_operator(actor)


def may_bid(actor: Actor, place: ProjectPlace) -> bool:
    """A bidder whose organisation is neither owner nor agency nor anything else here."""
    others = (keys for role, keys in place.participants.items() if role not in BIDDERS)
    conflicted = frozenset({f"organisation:{actor.organisation}"}) & frozenset[str]().union(*others)
    return bool(actor.roles & BIDDERS) and actor.organisation is not None and not conflicted


def may_bring_bank_message(actor: Actor) -> bool:
    """A bank's or issuer's signed message: over the line, by the clock's errand, by the clerk."""
    return bool(actor.roles & {"bank", "clock", "operator", "centre_deposit"})


def may_import_statement(actor: Actor) -> bool:
    """Read a bank's statement, order a refused payout anew: the deposit clerks."""
    return "centre_deposit" in actor.roles or is_operator(actor)


def may_read_money(actor: Actor) -> bool:
    """The clerk's page: what needs action, and sums of what is past its last moment."""
    return bool(actor.roles & {"centre_deposit", "finance", "audit_admin"})


def may_waive_fee(actor: Actor, place: ProjectPlace) -> bool:
    """By decision, not by rule: the finance department of the region, no centre."""
    return plays_any(actor, place, {"finance"})


def may_invoice_fee(actor: Actor, place: ProjectPlace) -> bool:
    return plays_any(actor, place, {"centre_deposit"})


def may_upload_bid(actor: Actor, sender_roles: Iterable[str], place: ProjectPlace) -> bool:
    """A bidder who may send the bid afterwards; never the clock, which has nothing to seal."""
    return may_bid(actor, place) and bool(frozenset(sender_roles) & BIDDERS)


def may_touch_upload(actor: Actor, own: str | None, pseudonym: str) -> bool:
    """Whoever stands behind the pseudonym that began it; everybody else is told there is none."""
    return bool(actor.roles & BIDDERS) and own == pseudonym


def may_comment(actor: Actor, place: ProjectPlace) -> bool:
    """Comments are internal notes: whoever reads them may write them."""
    return sees_internal(actor, place)


def may_read_comments(actor: Actor, place: ProjectPlace) -> bool:
    return sees_internal(actor, place)


def may_attach(actor: Actor, place: ProjectPlace, *, open_to: Iterable[str] = ()) -> bool:
    """Whoever plays a role here, bidders included: their tasks ask for files.

    With a message that the project takes now also whoever may send it: `open_to` are its senders.
    """
    plays = any(takes_part(actor, place, role) for role in actor.roles)
    return plays or (bool(actor.roles & BIDDERS) and may_send(actor, open_to, place))


def may_acknowledge(actor: Actor, recipient: str | None) -> bool:
    """A letter is confirmed by whoever belongs to the organisation it is addressed to."""
    return recipient is not None and actor.organisation == recipient


def may_open_letter(actor: Actor, place: ProjectPlace, recipient: str | None) -> bool:
    """Its recipient, and those who see the inside of the project."""
    return may_acknowledge(actor, recipient) or sees_internal(actor, place)


def may_keep_archive(actor: Actor, region: str) -> bool:
    """Lend and take back sealed archives: the centre's archive post of exactly this region."""
    return "centre_archive" in actor.roles and covers(actor, "centre_archive", region)


def may_read_archive(actor: Actor, region: str) -> bool:
    """The shelf and the packages on it: who keeps them, and who supervises the region."""
    supervises = "supervisor" in actor.roles and covers(actor, "supervisor", region)
    return may_keep_archive(actor, region) or supervises


def may_publish(actor: Actor) -> bool:
    """Versions of trading types: analysts, and the operator who imports packages."""
    return "analyst" in actor.roles or is_operator(actor)


def may_enter_studio(actor: Actor) -> bool:
    """Whoever may write drafts somewhere."""
    return bool(actor.roles & {"analyst", "catalogue_keeper"})


def may_import(actor: Actor) -> bool:
    """Publish a whole package at once: whoever has the command line, nobody at a page."""
    return is_operator(actor)


def may_export(actor: Actor) -> bool:
    """Take a trading type away as a package: who writes them, and the operator."""
    return may_enter_studio(actor) or is_operator(actor)


def may_trust_keys(actor: Actor) -> bool:
    """Say whose signatures count: the security administrator, who publishes nothing."""
    return "security_admin" in actor.roles


def may_keep_catalogue(actor: Actor, region: str) -> bool:
    """Derive, tighten and end items: the catalogue keeper of exactly this region."""
    return "catalogue_keeper" in actor.roles and covers(actor, "catalogue_keeper", region)


def may_read_register(actor: Actor) -> bool:
    """The register of approved projects: who keeps the catalogue, supervises or audits."""
    return bool(actor.roles & {"catalogue_keeper", "supervisor", "audit_admin"})


def may_keep_register(actor: Actor, region: str) -> bool:
    """Import and decide: the keeper of the province everywhere, a city's within the city."""
    return "catalogue_keeper" in actor.roles and within(region, actor.region)


def may_write_draft(actor: Actor, region: str) -> bool:
    """Drafts of trading types: analysts everywhere, catalogue keepers in their own region."""
    return "analyst" in actor.roles or may_keep_catalogue(actor, region)


def may_review_draft(actor: Actor, region: str, writers: Iterable[str]) -> bool:
    """A second person decides: nobody who wrote a line of it or asked for the review."""
    return may_write_draft(actor, region) and actor.id not in frozenset(writers)


def may_register_party(actor: Actor) -> bool:
    """Everybody who has no organisation yet: registering is free and needs no approval."""
    return actor.organisation is None


def may_change_party(actor: Actor, organisation: str) -> bool:
    """A market entity keeps its own record; nobody else does."""
    return actor.organisation == organisation != "" and bool(actor.roles & (BIDDERS | CLIENTS))


def may_see_party(actor: Actor, organisation: str) -> bool:
    """One's own organisation's record, and every record for those who read them all."""
    return (actor.organisation or None) == organisation or may_read_parties(actor)


def may_read_parties(actor: Actor) -> bool:
    """All records of market entities: the trading centre's intake, supervision, the audit."""
    return may_keep_parties(actor) or bool(actor.roles & (SUPERVISION | {"audit_admin"}))


def may_keep_parties(actor: Actor) -> bool:
    """Merge what was registered twice: the trading centre's intake, which decides no trade."""
    return "centre_intake" in actor.roles


def may_checkpoint(actor: Actor) -> bool:
    return is_clock(actor) or may_verify(actor)


def may_verify(actor: Actor) -> bool:
    """Recompute the ledger's chains."""
    return "audit_admin" in actor.roles or is_operator(actor)


def may_read_ledger(actor: Actor) -> bool:
    return "audit_admin" in actor.roles


def may_manage_organisations(actor: Actor) -> bool:
    return "system_admin" in actor.roles


def may_manage_people(actor: Actor) -> bool:
    """Create, change and deactivate people; what they may do is the security administrator's."""
    return "system_admin" in actor.roles


def may_deactivate(actor: Actor, person: str) -> bool:
    return may_manage_people(actor) and actor.id != person


def may_move(actor: Actor, person: str) -> bool:
    """To another organisation, never oneself."""
    return may_deactivate(actor, person)


def may_grant_role(actor: Actor, person: str) -> bool:
    """Grant and revoke, never to oneself."""
    return "security_admin" in actor.roles and actor.id != person


def may_reset_password(actor: Actor, person: str) -> bool:
    return "security_admin" in actor.roles and actor.id != person


def may_unlock(actor: Actor, person: str) -> bool:
    return "security_admin" in actor.roles and actor.id != person


def may_read_people(actor: Actor) -> bool:
    """The lists of organisations and people on the administration's screens."""
    return bool(actor.roles & {"system_admin", "security_admin", "audit_admin", "operator"})


def may_keep_key(actor: Actor, place: ProjectPlace, role: str) -> bool:
    """A custodian of sealed bids: somebody of an organisation who plays the role here."""
    return actor.organisation is not None and takes_part(actor, place, role)


def may_host_opening(actor: Actor, place: ProjectPlace) -> bool:
    """The owner presides, or its agency (招标投标法 art. 35); the trading centre never."""
    return plays_any(actor, place, OWNERS | {"agency"})


def may_record_opening(actor: Actor, place: ProjectPlace) -> bool:
    """The receiving clerk writes the minutes."""
    return _receives(actor, place)


def may_take_bid_files(actor: Actor, place: ProjectPlace) -> bool:
    """Opened bids are for the panel, those who preside, and supervision; each look is a fact."""
    return plays_any(actor, place, OWNERS | EXPERTS | {"agency", "supervisor"})


def _colleagues(one: Actor, other: Actor) -> bool:
    same = one.organisation is not None and one.organisation == other.organisation
    return same or one.id == other.id


def _receives(actor: Actor, place: ProjectPlace) -> bool:
    return takes_part(actor, place, RECEIVER)


def _counts(actor: Actor, place: ProjectPlace) -> bool:
    """The receiving clerk, who knows no more than others where bids come sealed."""
    return _receives(actor, place) and not place.sealed


def _sealed(fact: str, by: str) -> bool:
    """What a bidder did; a message nobody is named for may be a bidder's."""
    return (
        fact in SEALED_FACTS
        or fact.startswith(SEALED_SUBJECTS)
        or by.startswith("B-")
        or (fact == Fact.MESSAGE_RECEIVED and not by)
    )


def _names_expert(
    actor: Actor, place: ProjectPlace, by: str, particulars: Mapping[str, Json]
) -> bool:
    """Whether it tells of an expert other than the reader, whoever did it."""
    experts = frozenset[str]().union(*(place.participants.get(role, ()) for role in EXPERTS))
    named = {f"person:{by}", f"person:{particulars.get('person')}", str(particulars.get("key"))}
    return bool((named & experts) - {f"person:{actor.id}"})
