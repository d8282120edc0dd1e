"""Builds the demo: the province, the published type, projects that end today."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

from engine import worker
from engine.app import Engine
from engine.demo import keeping, media, province, schedule, story
from engine.demo.story import Story
from engine.vocabulary import OPERATOR
from engine.workflow import packages
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.queries.house_state import house_state

PROJECTS = 40
WEEKS_AGO = (
    *(0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 8),
    *(0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24),
)
"""When the demo's projects began: most of them now stand between opening and contract."""
PROVINCE = "320000"
PROVINCE_WEEKS_AGO = (12, 1, 2, 8, 3)
"""When it began what it tells itself: an item in force, others on their way."""
PROVINCE_SHARE = 0.2
WHERE = re.compile("南京市(江宁区|秦淮区)?")
"""Where the told stories play; the demo moves them all over the province."""
Progress = Callable[[float], None]


def build(engine: Engine, projects: int, progress: Progress) -> None:
    """Fill an empty database; `progress` gets the part that is done, 0 to 1.

    The demo's clock starts in the past, where the first story begins, and ends today.
    """
    today = datetime.now(UTC)
    told = list(stories(engine, projects, today))
    behind = today - min((one.begins for one in told), default=today) + timedelta(days=1)
    engine.handle(InstallHouse(actor=OPERATOR, demo=True, clock_behind=behind))
    province.settle(engine, lambda part: progress(part * PROVINCE_SHARE))
    media.settle(engine)
    publish_all(engine)
    steps = sum(len(one.steps) + 1 for one in told)
    schedule.play(
        engine,
        told,
        today,
        lambda done, _: progress(PROVINCE_SHARE + (1 - PROVINCE_SHARE) * min(1, done / steps)),
    )
    keeping.keep(engine, [one for one in told if one.region != PROVINCE], today)
    worker.checkpoint(engine)
    progress(1)


def publish_all(engine: Engine) -> None:
    """Publish every package that came with this release."""
    where = engine.settings
    for name in packages.names(where.processes):
        package = packages.read(where.processes, where.forms, name)
        engine.handle(
            PublishPackage(
                actor=OPERATOR,
                trading_type=name,
                content=package.content,
                files=package.files,
                beside=package.beside,
                effective_from=engine.ask(house_state).now,
                region=PROVINCE,
                reason="随版本发布",
            )
        )


def stories(engine: Engine, projects: int, today: datetime) -> Iterator[Story]:
    """Stories in turn, city after city, begun so that together they stand at all stages today."""
    where = engine.settings
    read = [
        story.read(content)
        for name in packages.names(where.processes)
        for content in packages.read(where.processes, where.forms, name).stories.values()
    ]
    yield from _once([told for told in read if told.region == PROVINCE][:projects], today)
    played = list(_in_turn([told for told in read if told.region != PROVINCE]))
    cities = list(province.CITIES)
    for number in range(projects):
        told = played[(number + number // len(played)) % len(played)]
        code = cities[number % len(cities)]
        yield _placed(told, code, number, today)


def _in_turn(told: list[Story]) -> Iterator[Story]:
    """One of each item after the other, so that a small demo shows them all too."""
    by_item: dict[str, list[Story]] = {}
    for one in told:
        by_item.setdefault(one.item, []).append(one)
    for round_ in zip_longest(*by_item.values()):
        yield from (one for one in round_ if one)


def _once(told: list[Story], today: datetime) -> Iterator[Story]:
    """What the province itself does happens once, where it is told, some weeks ago."""
    for number, one in enumerate(told):
        begins = today - timedelta(weeks=PROVINCE_WEEKS_AGO[number % len(PROVINCE_WEEKS_AGO)])
        yield story.moved(one, timedelta(weeks=(begins - one.begins) // timedelta(weeks=1)))


def _placed(told: Story, code: str, number: int, today: datetime) -> Story:
    """In a city of its own, begun some weeks ago: whole weeks, so that weekdays stay."""
    begins = today - timedelta(weeks=WEEKS_AGO[number % len(WEEKS_AGO)])
    weeks = (begins - told.begins) // timedelta(weeks=1)
    here = story.elsewhere(told, region=code, tell=_teller(told, code, number))
    return story.moved(here, timedelta(weeks=weeks))


def _teller(told: Story, code: str, number: int) -> Callable[[str], str]:
    """Names the city in place of the told one, and the part of a project built in parts."""
    _, zh, _ = province.CITIES[code]
    name, part = str(told.case["project_name"]), number // len(province.CITIES)
    whole = f"{name}（第{part + 1}批）" if part else name
    return lambda text: WHERE.sub(f"{zh}市", text.replace(name, whole))
