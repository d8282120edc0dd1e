"""Every form of the site, sent empty, full of nonsense, oversized, or about what is not there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import url_for

from tests.orders.world import World
from tests.webapp.desk.desk import Desk

KEEPER = "catalogue_keeper.province"
AGENT, SYSTEM, SECURITY = "agency.agency1", "system_admin", "security_admin"
BIDDER, KEEPS_ARCHIVE = "bidder.bidder1", "centre_archive.nanjing"
ANALYST, SUPERVISOR, CENTRE = "analyst.province", "supervisor.nanjing", "centre_intake.nanjing"
DEPOSITS = "centre_deposit.nanjing"
FIELDS = (
    *("data", "text", "task", "reason", "dates", "person", "priority", "follow_up_at", "file"),
    *("login", "password", "code", "current", "new", "again", "back", "next", "region", "item"),
    *(
        "key",
        "name",
        "name_en",
        "kind",
        "uscc",
        "public_key",
        "valid_from",
        "valid_to",
        "organisation",
        "role",
        "active",
        "language",
    ),
    *("source", "url", "consulted_on", "confirm_source", "confirm_url", "confirm_consulted_on"),
    *("confirm_reason", "day_source", "day_url", "day_consulted_on", "day_reason", "day", "days"),
    *("new_path", "path", "based_on", "number", "zh", "trading_type", "starters", "lanes"),
    *("revision", "rule", "op", "value", "unit", "law", "effective_from", "to", "days", "hours"),
)
FORMS: Mapping[str, Mapping[str, str]] = {
    "empty": {},
    "nonsense": dict.fromkeys(FIELDS, '<script>"乱码\x07\u202e{[%('),
    "oversized": dict.fromkeys(FIELDS, "长" * 30_000),
}
SAVED_ANYWAY = {"fact", "heads"}
"""A failed attempt to sign in stays in the ledger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """Who sends it about what; `asks` nothing: it is a button, and whatever comes with it is air.

    `fits` names forms that happen to be right; `back` says that a refusal is told on the page it
    came from, `led` names ids that only lead back to a page.
    """

    by: str
    ids: Mapping[str, Any] = field(default_factory=dict)
    asks: bool = True
    fits: frozenset[str] = frozenset()
    back: bool = False
    led: frozenset[str] = frozenset()


def about(by: str, fits: str = "", led: str = "", **more: Any) -> Form:
    flags = {name: more.pop(name) for name in ("asks", "back") if name in more}
    return Form(by=by, fits=frozenset(fits.split()), led=frozenset(led.split()), ids=more, **flags)


SITE: Mapping[str, Form] = {
    "account.language": about(AGENT),
    "account.password": about(AGENT),
    "account.enrol": about(AGENT, asks=False),
    "account.confirm": about(AGENT),
    "account.sign_in": about(""),
    "account.code": about("", back=True),
    "account.sign_out": about(AGENT, asks=False),
    "account.sign_out_everywhere": about(AGENT, asks=False),
    "desk.attach": about(AGENT, project="$running"),
    "desk.send": about(AGENT, "empty", project="$running", name="pay"),
    "desk.read_notifications": about(AGENT, asks=False),
    "desk.comment": about(AGENT, project="$running"),
    "desk.suspend": about(SUPERVISOR, "nonsense", project="$running"),
    "desk.resume": about(SUPERVISOR, "empty nonsense", project="$suspended"),
    "desk.cancel": about(SUPERVISOR, "nonsense", project="$running"),
    "desk.retry": about(CENTRE, asks=False, project="$running", incident="$incident"),
    "desk.claim": about(AGENT, asks=False, task="$running_task"),
    "desk.release": about(AGENT, asks=False, task="$held_task"),
    "desk.assign": about(AGENT, task="$running_task"),
    "desk.delegate": about(AGENT, task="$held_task"),
    "desk.prioritise": about(AGENT, task="$running_task"),
    "desk.draft": about(AGENT, task="$running_task"),
    "desk.complete": about(AGENT, "empty", task="$running_task"),
    "catalogue.start": about(AGENT, item="TINY"),
    "catalogue.derive": about(KEEPER, code="TINY"),
    "catalogue.end_item": about(KEEPER, "nonsense", code="TINY"),
    "catalogue.import_register": about(KEEPER),
    "catalogue.decide_entry": about(KEEPER, entry="$entry"),
    "admin.confirm_year": about(ANALYST, year=2026),
    "admin.correct_day": about(ANALYST, year=2026),
    "admin.confirm_row": about(ANALYST, row="ZTB-01"),
    "admin.correct_row": about(ANALYST, row="ZTB-01"),
    "admin.verify": about("audit_admin", asks=False),
    "admin.create_organisation": about(SYSTEM),
    "admin.change_organisation": about(SYSTEM, organisation="$agency"),
    "admin.create_person": about(SYSTEM),
    "admin.change_person": about(SYSTEM, person="$agent"),
    "admin.set_activity": about(SYSTEM, person="$agent"),
    "admin.move_person": about(SYSTEM, person="$agent"),
    "admin.grant_role": about(SECURITY, person="$agent"),
    "admin.revoke_role": about(SECURITY, asks=False, person="$agent", role="agency"),
    "admin.trust_key": about(SECURITY),
    "admin.withdraw_key": about(SECURITY, "nonsense", key="$trusted_key"),
    "registration.register": about(""),
    "parties.change": about(BIDDER),
    "parties.keep_item": about(BIDDER, part="contacts"),
    "parties.change_item": about(BIDDER, part="contacts", item="$contact"),
    "parties.drop_item": about(BIDDER, asks=False, part="contacts", item="$contact"),
    "parties.merge": about(CENTRE),
    "packages.upload": about(ANALYST),
    "packages.manifest": about(ANALYST),
    "packages.signed": about(ANALYST),
    "packages.draft": about(ANALYST, begun="$import"),
    "admin.unlock": about(SECURITY, asks=False, person="$agent"),
    "admin.reset_password": about(SECURITY, asks=False, person="$agent"),
    "studio.try_form": about(ANALYST, draft="$draft", path="forms/tiny/start.form"),
    "studio.keep_sample": about(ANALYST, draft="$draft", path="forms/tiny/start.form"),
    "studio.try_table": about(ANALYST, draft="$draft"),
    "studio.save": about(ANALYST, draft="$draft", path="process.bpmn"),
    "studio.presence": about(ANALYST, draft="$draft"),
    "studio.begin": about(ANALYST),
    "studio.derive": about(ANALYST),
    "studio.add": about(ANALYST, draft="$draft"),
    "studio.remove": about(ANALYST, draft="$draft"),
    "studio.rename": about(ANALYST, draft="$draft"),
    "studio.restore": about(ANALYST, draft="$draft", path="process.bpmn"),
    "studio.save_item": about(ANALYST, draft="$whole"),
    "studio.ask_review": about(ANALYST, "nonsense", draft="$whole"),
    "studio.decide": about(ANALYST, "nonsense", draft="$in_review"),
    "studio.drop": about(ANALYST, "nonsense", draft="$draft"),
    "studio.open_sandbox": about(ANALYST, asks=False, draft="$draft"),
    "studio.throw_sandbox": about(ANALYST, asks=False, draft="$draft"),
    "studio.play_stories": about(ANALYST, asks=False, draft="$draft"),
    "portal.compare": about("", document="$letter"),
    "market.acknowledge": about(BIDDER, asks=False, letter="$letter"),
    "market.ticket": about(BIDDER, asks=False, project="$running", lot="1"),
    "market.guarantee": about("bidder.bidder2", project="$running", lot="1"),
    "desk.import_statement": about(DEPOSITS),
    "desk.repeat_payout": about(DEPOSITS, "nonsense", payout="$refused_payout"),
    "desk.record_invoice": about(DEPOSITS, "nonsense", bill="$paid_bill"),
    "desk.waive_bill": about(DEPOSITS, bill="$bill"),
    "api.bank_message": about("", back=True),
    "api.issuer_message": about("", back=True),
    "custodians.register": about(AGENT, project="$running", role="tenderee"),
    "custodians.replace": about(AGENT, project="$running", role="tenderee"),
    "custodians.begin_rehearsal": about(AGENT, project="$running", role="tenderee"),
    "custodians.finish_rehearsal": about(AGENT, project="$running", role="tenderee"),
    "hall.sign_in": about(AGENT, project="$running", lot="1"),
    "hall.object_to": about(AGENT, project="$running", lot="1"),
    "hall.answer": about(AGENT, project="$running", lot="1", objection="1"),
    "hall.draw_up": about(AGENT, project="$running", lot="1"),
    "hall.sign": about(AGENT, project="$running", lot="1"),
    "hall.close": about(AGENT, project="$running", lot="1"),
    "hall.hand_in_shares": about(AGENT, project="$running", lot="1"),
    "hall.hand_in_key": about(AGENT, project="$running", lot="1"),
    "hall.take": about(AGENT, bid="no-such-bid", place=0, led="place"),
    "portal.leave_address": about("", project="$advertised"),
    "portal.ask_question": about("", project="$advertised"),
    "portal.address": about("", asks=False, led="address", address="$address"),
    "portal.save_medium": about(SYSTEM),
    "archive.lend": about(KEEPS_ARCHIVE, project="$running"),
    "archive.take_back": about(
        KEEPS_ARCHIVE, asks=False, led="project", project="$running", loan="$loan"
    ),
    "market.begin_bid": about(BIDDER, asks=False, project="$calling", lot="1"),
    "market.put_chunk": about(BIDDER, led="index", bid="$upload", index=5),
    "market.put_manifest": about(BIDDER, bid="$upload"),
    "market.submit_bid": about(BIDDER, bid="$upload"),
    "receipts.check": about(""),
    "demo.move_clock": about(AGENT, back=True),
    "demo.person": about(AGENT),
    "demo.enter": about(""),
}


def cases() -> Iterator[Any]:
    for endpoint, form in SITE.items():
        for name in sorted(FORMS.keys() - form.fits) if form.asks else ():
            yield pytest.param(endpoint, name, "", id=f"{endpoint}-{name}")
        for unknown in sorted(form.ids.keys() - form.led):
            for name in ("empty", "nonsense"):
                yield pytest.param(endpoint, name, unknown, id=f"{endpoint}-{name}-no-{unknown}")


@pytest.fixture(scope="module")
def desk(world: World) -> Desk:
    return Desk(world.house)


@pytest.mark.parametrize(("endpoint", "name", "unknown"), cases())
def test_it_is_refused_calmly_and_nothing_is_saved(
    world: World, desk: Desk, endpoint: str, name: str, unknown: str
) -> None:
    form = SITE[endpoint]
    ids = {key: world.value(one) for key, one in form.ids.items()}
    ids |= {unknown: 1066 if unknown == "year" else "no-such"} if unknown else {}
    visitor = desk[form.by] if form.by else desk[AGENT].another()
    before = world.state()
    with desk.app.test_request_context():
        place, method = _at(desk, endpoint, ids)
    answer = visitor.client.open(
        place,
        method=method,
        data={**FORMS[name], "csrf_token": visitor._token()},
        headers={"X-CSRFToken": visitor._token()},
    )
    page = answer.get_data(as_text=True)
    refused = (*range(400, 500), *([302] if form.back else []))
    assert answer.status_code in refused, (answer.status_code, answer.headers, page[:500])
    assert "Traceback" not in page
    said = str(answer.json) if answer.is_json else page
    assert form.back or re.search(r"[\u3400-\u9fff]", said), page[:500]
    changed = {one for one, now in world.state().items() if before[one] != now}
    assert changed <= (SAVED_ANYWAY if endpoint.startswith(("account", "demo")) else set())


def test_every_form_of_the_site_is_sent(desk: Desk) -> None:
    rules = {
        rule.endpoint for rule in desk.app.url_map.iter_rules() if rule.methods & {"POST", "PUT"}
    }
    assert rules == set(SITE)


def _at(desk: Desk, endpoint: str, ids: Mapping[str, Any]) -> tuple[str, str]:
    (rule,) = [
        rule
        for rule in desk.app.url_map.iter_rules(endpoint)
        if rule.methods and rule.methods & {"POST", "PUT"}
    ]
    return url_for(endpoint, **ids), "PUT" if "PUT" in (rule.methods or ()) else "POST"
