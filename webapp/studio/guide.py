"""The steps from an empty draft to a published type, each done or not by what is really there."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.studio.queries.draft_view import DraftView
from engine.workflow.checks import Finding
from webapp.studio.kinds import kind_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """`place` is the part of the draft's page where it is done."""

    name: str
    hint: str
    place: str
    done: bool


def guide(view: DraftView, findings: Iterable[Finding]) -> list[Step]:
    """Draw, give forms, check, try, have it reviewed."""
    good = not any(one.severity == "error" for one in findings)
    return [
        _step(
            "画流程", "从起草、审核到归档，每个岗位一个泳道", "diagram", _changed(view, "diagram")
        ),
        _step("配表单", "每个人工任务填什么，谁能看", "form", _changed(view, "form")),
        _step("通过检查", "没有错误才能试运行和送审", "findings", good),
        _step("试运行", "扮演每个岗位走一遍，录成用例", "trial", view.passed),
        _step(
            "送审发布", "由没有参与编写的人审核", "review", view.state in ("in_review", "published")
        ),
    ]


def _step(name: str, hint: str, place: str, done: bool) -> Step:
    return Step(name=name, hint=hint, place=place, done=done)


def _changed(view: DraftView, kind: str) -> bool:
    """Somebody saved a file of this kind after the draft was opened, or it came from a version."""
    files = [file for file in view.files if kind_of(file.path) == kind]
    changed = any(file.at > view.opened_at for file in files)
    return bool(files) and (view.based_on is not None or changed)
