"""Refusals become pages: only this file knows which kind is 403 and which 409."""

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from engine import errors
from engine.rehearsal.wall import Overrun
from webapp import current, in_force, lateness
from webapp.form_messages import sentences

STATUS: dict[type[errors.Refused], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.SignInRefused: 403,
    errors.TaskGone: 409,
    errors.SomeoneWasFaster: 409,
    errors.WrongState: 409,
    errors.NotInForce: 409,
    errors.TooLate: 409,
    errors.TooEarly: 409,
    errors.TooLarge: 413,
    errors.TooMany: 429,
    errors.Unavailable: 503,
    errors.NotReady: 503,
}
CHINESE: dict[type[errors.Refused], str] = {
    errors.Refused: "系统没有办理这项请求。",
    errors.NotFound: "没有这项内容，或者您无权查看。",
    errors.NotAllowed: "您无权办理：您的角色或单位不参与这里的工作。",
    errors.Invalid: "有些内容需要修改，改好后请再次提交。",
    errors.TaskGone: "这项任务已经撤销，不需要再办理。",
    errors.SomeoneWasFaster: "其他人已先一步办结；您填写的内容已保存为草稿。",
    errors.NotInForce: "这个目录项目前没有生效，不能发起。",
    errors.WrongState: "项目目前的状态不允许这样操作。",
    errors.TooLarge: "内容超过了允许的大小。",
    errors.TooLate: "截止时间已过。",
    errors.TooMany: "短时间内从这里提交的次数过多，请一小时后再试。",
    errors.TooEarly: "法定期限还没有届满。",
    errors.SignInRefused: "用户名、密码或验证码不正确，或者账号已被锁定。",
    errors.NotReady: "数据库还没有初始化，请联系运维。",
    Overrun: "试运行走得太久或绕了太多圈，已停下。请检查循环和重复的时限。",
    errors.BadDiagram: "流程、表单或目录项有错误，没有发布任何内容。",
    errors.SealingRefused: "密封内容已被改动或者不完整，或者密钥、口令、文件不对。",
    errors.Unavailable: "系统暂时无法连接数据库，您的内容没有丢失，请稍后再试。",
}
PAGES = {
    400: ("请求不完整", "请返回上一页，检查后再试一次。"),
    401: ("请先登录", "登录已失效，请重新登录。"),
    403: ("无权访问", CHINESE[errors.NotAllowed]),
    404: ("没有找到", CHINESE[errors.NotFound]),
    405: ("不支持这种操作", "请从页面上的按钮进入。"),
    413: ("内容过大", CHINESE[errors.TooLarge]),
    500: ("系统出了差错", "差错已经记录，您的内容没有被部分保存。请稍后再试。"),
}


def attach(app: Flask) -> None:
    app.register_error_handler(errors.Refused, refused)
    app.register_error_handler(HTTPException, broken)
    app.register_error_handler(Exception, unexpected)


def sentence(refusal: errors.Refused) -> str:
    """What the person reads, in their language."""
    return _dated(refusal) or _by_kind(refusal)


def _dated(refusal: errors.Refused) -> str:
    """With the moment it hangs on, where the refusal names one."""
    if isinstance(refusal, errors.TooLate):
        return lateness.told(refusal)
    if isinstance(refusal, errors.TooEarly):
        return lateness.too_early(refusal)
    return in_force.told(refusal) if isinstance(refusal, errors.NotInForce) else ""


def _by_kind(refusal: errors.Refused) -> str:
    if current.language() == "en":
        return refusal.sentence()
    kind = next(one for one in type(refusal).__mro__ if one in CHINESE)
    return CHINESE[kind]


def status_of(refusal: errors.Refused) -> int:
    kinds = (STATUS.get(kind) for kind in type(refusal).__mro__ if issubclass(kind, errors.Refused))
    return next((status for status in kinds if status), 422)


def refused(refusal: errors.Refused) -> Response:
    """The page or the JSON of a refusal that no view turned into something better."""
    return refused_as(refusal, sentence(refusal))


def refused_as(refusal: errors.Refused, told: str) -> Response:
    """The same where a part of the site has better words for it."""
    problems = refusal.problems if isinstance(refusal, errors.Invalid) else ()
    return _answer(status_of(refusal), told, sentences(problems))


def broken(error: HTTPException) -> Response:
    code = error.code or 500
    title, text = PAGES.get(code, PAGES[400] if code < 500 else PAGES[500])
    return _answer(code, text, [], title)


def unexpected(error: Exception) -> Response:
    """Logged in full, shown without a trace."""
    current_app.logger.exception("a page failed", exc_info=error)
    title, text = PAGES[500]
    return _answer(500, text, [], title)


def _answer(
    status: int, text: str, problems: list[dict[str, str]], title: str | None = None
) -> Response:
    if request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(error=text, message=text, problems=problems), status)
    page = render_template(
        "error.html",
        title=title or text,
        text=text,
        problems=problems,
        status=status,
        known=current_user.is_authenticated if status != 503 else False,
    )
    return make_response(page, status)
