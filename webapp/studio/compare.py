"""Two versions, or a draft and a version: pictures side by side, and everything in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import NotFound
from engine.studio.queries.compared import Side, side, side_files, sides, types_kept
from engine.workflow.comparing import FileChange, compare
from webapp import current
from webapp.studio.blueprint import bp

PARTS: Mapping[str, str] = {
    "item": "目录项",
    "diagram": "流程图",
    "form": "表单",
    "table": "决策表",
    "template": "模板",
    "story": "用例",
    "translation": "译文",
    "other": "其他文件",
}
HOWS: Mapping[str, str] = {"added": "新增", "removed": "删除", "changed": "修改", "moved": "移动"}
MOST = 500
"""Differences of one file that a page lists; nobody reads more."""
SIGNS: Mapping[str, str] = {"added": "+", "removed": "−", "changed": "~", "moved": "→"}


@bp.get("/compare")
def compared() -> str:
    old, new = _side("old"), _side("new")
    if old is None or new is None:
        return _choose(old or new)
    files = compare(*(current.ask(side_files, current.actor(), one.id) for one in (old, new)))
    return _page(old, new, files)


@bp.get("/compare/file")
def compared_file() -> Response:
    """As plain text: a diagram opened by its address must run nothing."""
    path = request.args.get("path", "")
    files = current.ask(side_files, current.actor(), request.args.get("side", ""))
    if path not in files:
        raise NotFound(path)
    return Response(files[path], content_type="text/plain; charset=utf-8")


@bp.get("/<draft>/compare")
def compare_draft(draft: str) -> Redirect:
    """The draft beside the version it comes from; to choose one where it comes from none."""
    chosen = current.ask(side, current.actor(), draft)
    return redirect(url_for("studio.compared", old=chosen.based_on or "", new=chosen.id))


def _side(name: str) -> Side | None:
    id_ = request.args.get(name, "")
    return current.ask(side, current.actor(), id_) if id_ else None


def _choose(known: Side | None) -> str:
    types = current.ask(types_kept, current.actor())
    asked = known.trading_type if known else request.args.get("type", "")
    return render_template(
        "studio/compare_choose.html", types=types, chosen=asked, offers=_offers(asked), known=known
    )


def _offers(trading_type: str) -> tuple[Side, ...]:
    return current.ask(sides, current.actor(), trading_type) if trading_type else ()


def _page(old: Side, new: Side, files: Sequence[FileChange]) -> str:
    return render_template(
        "studio/compare.html",
        old=old,
        new=new,
        files=files,
        counts={file.path: Counter(one.how for one in file.changes) for file in files},
        parts=[(part, [one for one in files if one.part == part]) for part in PARTS],
        names=PARTS,
        hows=HOWS,
        signs=SIGNS,
        most=MOST,
        offers=_offers(new.trading_type),
        text_only=request.args.get("view") == "text",
        english=current.language() == "en",
    )
