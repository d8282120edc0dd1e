"""The studio as two analysts have it before them, and drafts for them."""

import re
from typing import Any

from werkzeug.test import TestResponse

from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.first import Outline
from engine.studio.orders.begin_type import BeginType
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import CLOCK, Actor
from tests.webapp.visiting import Visitor

OUTLINE: dict[str, Any] = {
    "trading_type": "emission_bid",
    "code": "D01-BID",
    "zh": "排污权单向竞价",
    "en": "Emission bidding",
    "class_code": "D01",
    "class_zh": "排污权",
    "class_en": "",
    "method_zh": "单向竞价",
    "method_en": "",
    "department_zh": "生态环境部门",
    "department_en": "",
    "legal_basis": (("排污权交易规则", ""),),
    "starters": ("agency",),
    "lanes": ("centre_intake",),
    "first_task": "受理审核",
}


class Analyst(Visitor):
    """A browser that signed in, and speaks the editors' contract."""

    def __init__(self, studio: "Studio", login: str) -> None:
        super().__init__(studio.engine, studio.door.app)
        self.post("/sign-in/demo", login=login)

    def put(self, draft: str, path: str, text: str | bytes, based_on: int | str) -> TestResponse:
        return self.client.put(
            f"/studio/{draft}/files/{path}",
            data=text,
            headers={"X-Based-On": str(based_on), **self._json()},
        )

    def about(self, file: str, address: str, status: int = 302, **fields: str) -> str:
        """The page that a form about one file answered with."""
        data = {**fields, "path": file, "csrf_token": self._token()}
        return self._text(self.client.post(address, data=data), status)

    def tell(self, address: str, json: object) -> TestResponse:
        return self.client.post(address, json=json, headers=self._json())

    def _json(self) -> dict[str, str]:
        return {"X-CSRFToken": self._token(), "Accept": "application/json"}


class Studio:
    """`first` writes, `second` may decide, `outsider` has no business here."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.door = Visitor(engine)
        self.first = Analyst(self, "first")
        self.second = Analyst(self, "second")
        self.outsider = Analyst(self, "outsider")

    def actor(self, login: str) -> Actor:
        return self.engine.ask(actor_of, self.engine.ask(person_by_login, login).id)

    def begun(self, **changes: Any) -> str:
        """A draft of the first analyst's that passes every check."""
        outline = Outline(**{**OUTLINE, **changes})
        order = BeginType(actor=self.actor("first"), outline=outline, region="320000")
        return str(self.engine.handle(order))

    def played(self, **changes: Any) -> str:
        """One whose stories passed."""
        draft = self.begun(**changes)
        view = self.engine.ask(draft_view, self.actor("first"), draft)
        trial = RecordTrial(actor=CLOCK, draft=draft, bundle=view.bundle, passed=True, stories={})
        self.engine.handle(trial)
        return draft


def words(page: str) -> str:
    """A page as people read it, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))
