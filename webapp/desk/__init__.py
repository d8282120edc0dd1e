"""The desk: what must I do now, and where do projects stand."""

from webapp.desk.blueprint import bp
from webapp.desk.documents import document
from webapp.desk.messages import message
from webapp.desk.money import money
from webapp.desk.money_actions import import_statement
from webapp.desk.notices import notifications
from webapp.desk.project_actions import cancel
from webapp.desk.projects import projects
from webapp.desk.task_actions import claim
from webapp.desk.tasks import index

__all__ = [
    "bp",
    "cancel",
    "claim",
    "document",
    "import_statement",
    "index",
    "message",
    "money",
    "notifications",
    "projects",
]
