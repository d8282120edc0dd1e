"""Drafts: nothing drawn is lost, nobody overwrites silently, a second person publishes."""

from datetime import UTC, datetime

import pytest

from bench import diagrams, lab
from engine.errors import (
    BadDiagram,
    Invalid,
    NotAllowed,
    NotFound,
    NotInForce,
    SomeoneWasFaster,
    WrongState,
)
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.decide_review import DecideReview
from engine.studio.orders.drop_draft import DropDraft
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.orders.save_file import SaveFile
from engine.studio.orders.see_draft import SeeDraft
from engine.studio.queries.draft_files import draft_file, draft_files, file_history
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_view import DraftView, draft_view
from engine.studio.queries.drafts_open import drafts_open
from engine.vocabulary import CLOCK, Actor
from engine.workflow import catalogue
from tests.workflow.houses import House

ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
SECOND = Actor(id="a2", name="乙", region="320000", roles=frozenset({"analyst"}))
LATER = datetime(2099, 1, 1, tzinfo=UTC)


def item(code: str = "tiny") -> bytes:
    return (
        f'code = "{code.upper()}"\nzh = "小"\nen = "Tiny"\nclass = "x"\nprocess = "{code}"\n'
        f'start_form = "{code}/start"\nstarters = ["agency"]\nlegal_basis = "-"\ndepartment = "-"\n'
    ).encode()


def begin(house: House, **files: bytes) -> str:
    order = OpenDraft(
        actor=ANALYST, trading_type="tiny", title="试一试", region="320000", files=files
    )
    return str(house.engine.handle(order))


def view(house: House, draft: str, who: Actor = ANALYST) -> DraftView:
    return house.engine.ask(draft_view, who, draft)


def test_every_save_stays_in_the_history(house: House) -> None:
    draft = begin(house)
    for number, text in enumerate((b"<a/>", b"<b/>", None, b"<c/>")):
        order = SaveFile(
            actor=ANALYST, draft=draft, path="process.bpmn", content=text, based_on=number
        )
        assert house.engine.handle(order) == number + 1
    states = house.engine.ask(file_history, ANALYST, draft, "process.bpmn")
    assert [(state.number, state.removed) for state in states] == [
        (4, False),
        (3, True),
        (2, False),
        (1, False),
    ]
    assert house.engine.ask(draft_file, ANALYST, draft, "process.bpmn", 2) == (2, b"<b/>")
    assert house.engine.ask(draft_files, ANALYST, draft) == {"process.bpmn": b"<c/>"}


def test_the_same_again_is_no_new_state(house: House) -> None:
    draft = begin(house, **{"process.bpmn": b"<a/>"})
    again = SaveFile(actor=SECOND, draft=draft, path="process.bpmn", content=b"<a/>", based_on=0)
    assert house.engine.handle(again) == 1


def test_who_saves_over_a_state_not_seen_is_told_whose_it_is(house: House) -> None:
    draft = begin(house, **{"process.bpmn": b"<a/>"})
    house.engine.handle(
        SaveFile(actor=ANALYST, draft=draft, path="process.bpmn", content=b"<b/>", based_on=1)
    )
    late = SaveFile(actor=SECOND, draft=draft, path="process.bpmn", content=b"<c/>", based_on=1)
    with pytest.raises(SomeoneWasFaster) as refused:
        house.engine.handle(late)
    assert refused.value.where["person"] == "a1"
    assert refused.value.where["number"] == 2
    assert house.engine.ask(draft_file, ANALYST, draft, "process.bpmn")[1] == b"<b/>"


def test_two_at_one_draft_see_each_other_for_a_minute(house: House) -> None:
    draft = begin(house, **{"process.bpmn": b"<a/>"})
    house.engine.handle(SeeDraft(actor=SECOND, draft=draft, path="process.bpmn"))
    assert [other.person for other in view(house, draft).others] == ["a2"]
    assert view(house, draft, SECOND).others == ()
    house.passes(seconds=61)
    assert view(house, draft).others == ()


@pytest.mark.parametrize(
    "path", ["../x.bpmn", "/etc/x.bpmn", "x.py", "forms/x.form", "a/b.bpmn", ""]
)
def test_a_path_that_no_package_has_is_refused(house: House, path: str) -> None:
    draft = begin(house)
    with pytest.raises(Invalid, match="path"):
        house.engine.handle(
            SaveFile(actor=ANALYST, draft=draft, path=path, content=b"x", based_on=0)
        )
    assert view(house, draft).files == ()


def test_others_neither_see_nor_write_it(house: House) -> None:
    draft = begin(house)
    with pytest.raises(NotFound):
        view(house, draft, house.agency)
    assert house.engine.ask(drafts_open, house.agency) == ()
    with pytest.raises(NotAllowed):
        house.engine.handle(
            SaveFile(actor=house.agency, draft=draft, path=ITEM, content=b"", based_on=0)
        )


ITEM = "item.toml"


@pytest.fixture
def whole(house: House) -> str:
    """A draft that passes every check, its stories played."""
    forms = {
        f"forms/tiny/{name}.form": lab.FORM.replace("FORM_ID", f"tiny_{name}").encode()
        for name in ("start", "step")
    }
    diagram = diagrams.line("tiny", 1).encode()
    return begin(house, **{ITEM: item(), "process.bpmn": diagram, **forms})


def played(house: House, draft: str, *, passed: bool = True) -> None:
    bundle = view(house, draft).bundle
    house.engine.handle(
        RecordTrial(actor=CLOCK, draft=draft, bundle=bundle, passed=passed, stories={})
    )


def ask(house: House, draft: str) -> str:
    order = AskReview(actor=ANALYST, draft=draft, reason="新增交易类型", effective_from=LATER)
    return str(house.engine.handle(order))


def test_a_second_person_publishes_and_it_starts_on_its_date(house: House, whole: str) -> None:
    findings = house.engine.ask(draft_findings, ANALYST, whole)
    assert [one for one in findings if one.severity == "error"] == []
    played(house, whole)
    ask(house, whole)
    with pytest.raises(NotAllowed):
        house.engine.handle(DecideReview(actor=ANALYST, draft=whole, accepted=True))
    version = house.engine.handle(DecideReview(actor=SECOND, draft=whole, accepted=True))
    shown = view(house, whole)
    assert (shown.state, shown.reviews[0].version) == ("published", version)
    with pytest.raises(NotInForce):
        house.engine.ask(catalogue.current, "TINY", house.now)
    assert house.engine.ask(catalogue.current, "TINY", LATER).version == version


def test_no_review_before_the_stories_passed_with_these_very_files(
    house: House, whole: str
) -> None:
    with pytest.raises(BadDiagram, match="not played"):
        ask(house, whole)
    played(house, whole, passed=False)
    with pytest.raises(BadDiagram, match="did not pass"):
        ask(house, whole)
    played(house, whole)
    house.engine.handle(
        SaveFile(actor=ANALYST, draft=whole, path=ITEM, content=item() + b"# x\n", based_on=1)
    )
    with pytest.raises(BadDiagram, match="not played"):
        ask(house, whole)
    assert view(house, whole).state == "open"


def test_a_returned_draft_is_open_again_with_the_note(house: House, whole: str) -> None:
    played(house, whole)
    ask(house, whole)
    with pytest.raises(WrongState):
        house.engine.handle(
            SaveFile(actor=ANALYST, draft=whole, path=ITEM, content=b"x", based_on=1)
        )
    with pytest.raises(Invalid):
        house.engine.handle(DecideReview(actor=SECOND, draft=whole, accepted=False))
    house.engine.handle(DecideReview(actor=SECOND, draft=whole, accepted=False, note="缺异议环节"))
    shown = view(house, whole)
    assert (shown.state, shown.reviews[0].note) == ("open", "缺异议环节")


def test_a_dropped_draft_stays_readable(house: House, whole: str) -> None:
    house.engine.handle(DropDraft(actor=ANALYST, draft=whole, reason="不再需要"))
    assert view(house, whole).state == "dropped"
    assert ITEM in house.engine.ask(draft_files, ANALYST, whole)
    with pytest.raises(WrongState):
        ask(house, whole)
