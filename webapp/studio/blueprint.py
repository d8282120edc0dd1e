"""The studio's blueprint; its views import it. Open to those who may write drafts somewhere."""

from flask import Blueprint, Response
from flask_login import current_user

from engine.errors import Refused, SomeoneWasFaster, WrongState
from engine.people import permissions
from webapp import current, lapsed
from webapp.errors import refused_as
from webapp.studio.refusals import told

bp = Blueprint("studio", __name__, url_prefix="/studio")
lapsed.attach(bp, home="studio.index")


@bp.before_request
def writes_drafts() -> None:
    """Raises NotAllowed for people who write no drafts anywhere."""
    if current_user.is_authenticated:
        permissions.require(permissions.may_enter_studio(current.actor()))


@bp.errorhandler(WrongState)
@bp.errorhandler(SomeoneWasFaster)
def about_drafts(refusal: Refused) -> Response:
    """Elsewhere these speak of projects and tasks."""
    return refused_as(refusal, told(refusal))
