"""A project of a sandbox as a story: the project itself, and those that followed it."""

from engine.errors import Invalid, Problem
from engine.rehearsal import recording
from engine.rehearsal.rehearsed import Rehearsed
from engine.workflow.queries.house_state import house_state
from engine.workflow.queries.inside import inside

LONGEST_TITLE = 120


def told_as_story(stage: Rehearsed, project: str, title: str, title_en: str) -> bytes:
    """The file of a story that a replay goes through as this person did.

    Raises:
        NotFound: no such project.
        Invalid: a title is missing or too long, or the project was not started by a person here.
    """
    if wrong := title_problems(title, title_en):
        raise Invalid(*wrong)
    stage.settle()
    lines = tuple(stage.journal.lines())
    way = [project]
    while following := stage.ask(inside, way[-1]).followed_by:
        if not any(line.project == following[-1] for line in lines):
            break
        way.append(following[-1])
    return recording.story_of(
        lines,
        way,
        title=title.strip(),
        title_en=title_en.strip(),
        end=stage.ask(inside, way[-1]),
        now=stage.ask(house_state).now,
    )


def title_problems(title: str, title_en: str) -> tuple[Problem, ...]:
    """What is wrong with a story's titles."""
    return tuple(
        Problem(field=field, key="length", text=f"1 to {LONGEST_TITLE} characters")
        for field, text in (("story_title", title), ("story_title_en", title_en))
        if not 1 <= len(text.strip()) <= LONGEST_TITLE
    )
