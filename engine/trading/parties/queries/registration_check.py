"""What is wrong with one step of the registration form, before anything is registered."""

from sqlalchemy.orm import Session

from engine.errors import Problem
from engine.trading.parties.registration import step_problems
from engine.vocabulary import Data
from engine.workflow.queries.answering import house


def registration_check(session: Session, data: Data, step: int) -> tuple[Problem, ...]:
    return tuple(step_problems(session, house(session).settings, data, step))
