"""One form in three steps; what was typed travels with it, so that no step loses anything."""

from collections.abc import Iterable, Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.people.password import LEAST, LEAST_IN_DEMO
from engine.people.queries.regions_tree import regions_tree
from engine.trading.parties.orders.register_party import Registered, RegisterParty
from engine.trading.parties.queries.registration_check import registration_check
from engine.trading.parties.registration import NAMES, STEPS
from engine.vocabulary import Actor
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.account.sessions import next_owed, open_session
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences
from webapp.i18n import translate
from webapp.market.registration.blueprint import bp

NOBODY = Actor(id="nobody")
LAST = max(STEPS)


@bp.route("/", methods=["GET", "POST"])
def register() -> Response | Redirect | str:
    if request.method == "GET":
        return _page(1, dict.fromkeys(NAMES, ""))
    step, typed = _step(), {name: request.form.get(name, "") for name in NAMES}
    if request.form.get("to") == "back":
        return _page(max(1, step - 1), typed)
    problems = current.ask(registration_check, typed, step)
    if problems:
        return make_response(_page(step, typed, problems), 422)
    return _page(step + 1, typed) if step < LAST else _finish(typed)


def _finish(typed: Mapping[str, str]) -> Response | Redirect:
    try:
        made: Registered = current.handle(_order(typed))
    except Refused as refusal:
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        page = _page(_first(problems), typed, problems, sentence(refusal))
        return make_response(page, status_of(refusal))
    owed = [] if current.ask(house_state).demo else ["second_factor"]
    open_session(made.person, made.session_epoch, owed)
    flash(translate("登记完成，可以马上参加交易。请继续补充资质和业绩。"), "success")
    return redirect(next_owed(url_for("parties.own")))


def _order(typed: Mapping[str, str]) -> RegisterParty:
    """Raises Invalid: the password was not typed alike twice."""
    password = request.form.get("password", "")
    if password != request.form.get("again", ""):
        text = "the two entries of the password differ"
        raise Invalid(Problem(field="again", key="passwords_differ", text=text))
    data = {**typed, "language": current.language()}
    actor = current.actor() if current_user.is_authenticated else NOBODY
    source = request.remote_addr or ""
    return RegisterParty(actor=actor, data=data, password=password, source=source)


def _step() -> int:
    sent = request.form.get("step", "")
    return int(sent) if sent in {str(step) for step in STEPS} else 1


def _first(problems: Iterable[Problem]) -> int:
    """The step that holds the first thing to mend."""
    wrong = {problem.field for problem in problems}
    of = (step for step, fields in STEPS.items() if wrong & {field.name for field in fields})
    return next(of, LAST)


def _page(
    step: int, typed: Mapping[str, str], problems: Iterable[Problem] = (), told: str = ""
) -> str:
    shown = {field.name for field in STEPS[step]} | {"password", "again"}
    return render_template(
        "market/registration.html",
        step=step,
        last=LAST,
        typed=typed,
        kept=[name for name in NAMES if name not in shown and name != "language"],
        fields={field.name: field for field in STEPS[step]},
        tree=current.ask(regions_tree) if step == 1 else (),
        least=LEAST_IN_DEMO if current.ask(house_state).demo else LEAST,
        problems=[one for one in sentences(problems) if one["field"] in shown],
        told=told,
    )
