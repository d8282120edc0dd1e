"""Projects of the first release go on after every migration, on either database."""

from engine.store import migrations
from engine.vocabulary import Fact
from engine.workflow.queries.project_lines import project_lines
from tests.workflow.houses import House

ACCEPTED = {
    "papers_found": ["approval", "funds", "mandate", "application"],
    "intake_decision": "accept",
}


def projects(house: House) -> dict[str, str]:
    """What each project was called when it was started → its id."""
    page = house.ask(project_lines, house.agency)
    cases = {line.id: house.inside(line.id).case for line in page.items}
    return {str(case.get("note") or "tender"): id_ for id_, case in cases.items()}


def test_the_schema_is_this_releases(restored: House) -> None:
    assert migrations.at(restored.settings.database_url) == migrations.newest()


def test_every_project_is_there_and_the_ledger_is_whole(restored: House) -> None:
    found = projects(restored)
    assert found.keys() == {"amid", "over", "tender"}
    assert restored.inside(found["over"]).state == "completed"
    assert restored.ledger_is_whole()


def test_a_project_amid_its_loop_runs_to_its_end(restored: House) -> None:
    project = projects(restored)["amid"]
    assert restored.open(project) == ["rate"]
    assert restored.task(project, "rate").names["lot"] == "B"
    restored.complete(project, "rate", {"score": "3"})
    assert restored.inside(project).case["scores"] == ["1", "3"]
    restored.complete(project, "inner")
    restored.complete(project, "last")
    assert restored.inside(project).state == "completed"
    assert restored.ledger_is_whole()


def test_a_timer_set_before_fires(restored: House) -> None:
    project = projects(restored)["amid"]
    assert restored.passes(days=4) >= 1
    assert restored.open(project) == ["rate", "remind"]
    assert len(restored.told(project, Fact.TIMER_FIRED)) == 1


def test_a_tender_keeps_its_version_and_goes_on(restored: House) -> None:
    project = projects(restored)["tender"]
    restored.complete(
        project, "check_completeness", ACCEPTED, by=restored.actor("centre_intake.nanjing")
    )
    assert restored.open(project) == ["prepare_plan"]
