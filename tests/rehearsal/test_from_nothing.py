"""From a few answers to a city's first project: begun, tried, recorded, replayed, decided, used."""

from engine.rehearsal import performance, sandbox
from engine.rehearsal.inherited import to_try
from engine.rehearsal.starting import starters
from engine.rehearsal.telling import told_as_story
from engine.settings import Settings
from engine.studio.first import Outline
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.begin_type import BeginType
from engine.studio.orders.decide_review import DecideReview
from engine.studio.orders.save_file import SaveFile
from engine.vocabulary import Actor
from engine.workflow.orders.start_project import StartProject
from tests.rehearsal.playing import Playing
from tests.workflow.houses import REGION, House

FIRST, SECOND = (
    Actor(id=id_, region="320000", roles=frozenset({"analyst"})) for id_ in ("a1", "a2")
)
CASE = {"project_name": "化学需氧量排污权出让"}
OUTLINE = Outline(
    trading_type="emission_bidding",
    code="E01",
    zh="排污权单向竞价",
    en="One-way bidding for emission rights",
    class_code="E",
    class_zh="排污权",
    class_en="Emission rights",
    method_zh="单向竞价",
    method_en="One-way bidding",
    department_zh="生态环境部门",
    department_en="Environment",
    legal_basis=(("某办法", "Some measures"),),
    starters=("agency",),
    lanes=("agency", "centre_intake"),
    first_task="受理",
    first_task_en="Accept",
)


def recorded(where: Settings, house: House, draft: str) -> bytes:
    """The run of one project in a sandbox, from its start to its end."""
    what = house.engine.ask(to_try, FIRST, draft)
    own = sandbox.begin(where, what.package, draft=draft, person="a1", core="x", now=house.now)
    player = Playing(sandbox.enter(where, own.id))
    (starter,) = player.stage.ask(starters, "E01")
    project = player.starts("E01", CASE, agency=starter.login)
    (task,) = player.inside(project).tasks
    player.completes(project, task.element, "centre_intake.nanjing", first_remark="同意受理")
    told = told_as_story(player.stage, project, "走一遍", "Once through")
    assert player.inside(project).state == "completed"
    player.stage.close()
    return told


def test_a_new_type_is_in_use_after_one_sitting(small_house: House, where: Settings) -> None:
    house = small_house
    house.engine.settings = where
    draft = str(house.engine.handle(BeginType(actor=FIRST, outline=OUTLINE, region="320000")))
    story = SaveFile(
        actor=FIRST,
        draft=draft,
        path="stories/once.json",
        content=recorded(where, house, draft),
        based_on=0,
    )
    house.engine.handle(story)
    assert performance.perform(house.engine, house.engine.ask(to_try, FIRST, draft))
    ask = AskReview(actor=FIRST, draft=draft, reason="新增交易类型", effective_from=None)
    house.engine.handle(ask)
    house.engine.handle(DecideReview(actor=SECOND, draft=draft, accepted=True))
    order = StartProject(actor=house.agency, item="E01", region=REGION, data=CASE)
    project = str(house.engine.handle(order))
    assert house.inside(project).state == "running"
