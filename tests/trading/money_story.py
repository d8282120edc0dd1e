"""A small trade with a deposit, and a pretended bank and issuer that speak to a house."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from engine.store import exact
from engine.trading import SERVICES
from engine.trading.deposits.orders.attach_guarantee import AttachGuarantee
from engine.trading.deposits.orders.request_ticket import RequestTicket
from engine.trading.deposits.tables import TicketRow
from engine.trading.money import signed
from engine.trading.money.amounts import fen
from engine.trading.money.orders.take_bank_message import TakeBankMessage
from engine.trading.money.queries.books import faults
from engine.trading.money.queries.sub_account import Account, sub_account
from engine.vocabulary import BANK as BANK_ACTOR
from engine.vocabulary import Data, Json
from engine.workflow.services import Result
from tests.workflow.houses import START, House
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import catch, line, message, on
from tests.workflow.spiff.short import service as mapped
from webapp.bank import create_bank
from webapp.bank.books import Books
from webapp.bank.speaking import BANK, ISSUER, Speaker, folder_of

T = TypeVar("T")
DEADLINE, VALID = datetime.fromisoformat("2026-03-20T09:00:00+08:00"), "2026-06-20T09:00:00+08:00"
OWNER = "江苏示范建设投资集团"
NOWHERE = "http://127.0.0.1:9"
NAMES = {
    "bidder1": "示范第一建筑公司",
    "bidder2": "示范第二建筑公司",
    "bidder3": "示范第三建筑公司",
}

STORY = drawn(
    line(
        "m",
        service(
            "open",
            "deposits.open",
            lot="1",
            amount="50000.00",
            deadline=DEADLINE.isoformat(),
            valid_until=VALID,
            beneficiary=OWNER,
        ),
        task("bidding"),
        service("ask", "deposits.ask_payers", lot="1", then="payers_told"),
        catch("told", on("message", "payers_told")),
        service("reveal", "deposits.reveal", lot="1"),
        task("deciding"),
        mapped(
            "forfeit",
            "deposits.forfeit",
            inputs={
                "lot": '="1"',
                "who": "=if note = null then [] else [note]",
                "why": '="撤销投标文件"',
                "rule": '="ZTB-50"',
            },
        ),
        mapped(
            "refund",
            "deposits.refund",
            inputs={
                "lot": '="1"',
                "who": '="all"',
                "why": '="合同已签订"',
                "rule": '="ZTB-32"',
                "since": "=string(now())",
            },
        ),
        task("waiting"),
        service("look", "deposits.settled", lot="1"),
        task("last"),
    ),
    extra=message("payers_told", "=project_code"),
    agency="open bidding ask told reveal deciding forfeit refund waiting look last",
)


class Money:
    """Bidders of a house, and what the bank and the issuer say to it."""

    def __init__(self, house: House, project: str = "") -> None:
        self.house = house
        settings = replace(house.settings, data=house.settings.data / "elsewhere")
        self.speaker = Speaker(settings, NOWHERE)
        self.books = Books(folder_of(settings))
        self.speaker.introduce()
        self.project = project or house.begin(STORY)

    def ticket(self, bidder: str = "bidder1", lot: str = "1") -> TicketRow:
        actor = self.house.actor(f"bidder.{bidder}")
        order = RequestTicket(actor=actor, project=self.project, lot=lot)
        number = self.house.give(order)
        (row,) = self.house.rows(TicketRow, number=number)
        return row  # type: ignore[no-any-return]

    def pays(
        self,
        number: str,
        yuan: str = "50000",
        by: str = NAMES["bidder1"],
        account: str = "3201",
        at: datetime | None = None,
    ) -> str:
        """What came of it, told by the bank at once."""
        booked = at or self.house.now
        entry = self.books.pay(number, fen(yuan), by, account, booked)
        return self.tells("credit", self.credit(entry.number, number, fen(yuan), booked))

    def credit(self, entry: object, number: str, amount: int, at: datetime) -> dict[str, Json]:
        return {
            "entry": str(entry),
            "sub_account": number,
            "amount": amount,
            "booked_at": at.isoformat(),
        }

    def message(self, kind: str, body: Data, id_: str = "", sender: str = BANK) -> dict[str, Json]:
        return signed.message(
            self.speaker.key(sender),
            sender=sender,
            id_=id_ or self.books.new_id(),
            kind=kind,
            at=self.house.now,
            body=body,
        )

    def tells(self, kind: str, body: Data, id_: str = "") -> str:
        return self.takes(self.message(kind, body, id_))

    def takes(self, message: Data) -> str:
        return str(self.house.give(TakeBankMessage(actor=BANK_ACTOR, message=message)))

    def account(self, number: str) -> Account:
        return self.house.ask(sub_account, number)

    def faults(self) -> tuple[str, ...]:
        return self.house.ask(faults)

    def letter(self, ticket: TicketRow, /, **other: Any) -> str:
        """As an issuer gives it out, or with something else in it."""
        key = self.speaker.key(other.pop("signed_by", ISSUER))
        fields: dict[str, Json] = {
            "format": "sunroad-guarantee/1",
            "issuer": ISSUER,
            "id": self.books.new_id(),
            "beneficiary": OWNER,
            "project": self.project,
            "lot": ticket.lot,
            "ticket": ticket.number,
            "amount": fen("50000"),
            "valid_until": VALID,
            "issued_at": START.isoformat(),
            **other,
        }
        return exact.dumps(signed.seal(key, fields))

    def attaches(self, letter: str, bidder: str = "bidder1") -> str:
        actor = self.house.actor(f"bidder.{bidder}")
        order = AttachGuarantee(actor=actor, project=self.project, lot="1", letter=letter)
        return str(self.house.give(order))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction of the house, as an order has it."""
        with self.house.sessions(info={"house": self.house.engine.house}) as session:
            yield session
            session.commit()

    def call(
        self, session: Session, service: str, /, at: datetime = START, **inputs: Json
    ) -> Result:
        """A service as a diagram would call it."""

        def ask(query: Callable[..., T], /, *args: Any, **named: Any) -> T:
            return query(session, *args, **named)

        given = {"project_id": self.project, **inputs}
        result = SERVICES[service].run(given, ask, at)
        session.add_all(result.rows)
        return result

    def opening(self) -> None:
        """The last moment has passed, and the bank is asked who paid."""
        self.house.passes(seconds=(DEADLINE - self.house.now + timedelta(hours=1)).total_seconds())
        self.house.complete(self.project, "bidding")
        self.house.settle()

    @contextmanager
    def bank(self) -> Iterator[Speaker]:
        """The pretended bank over HTTP, with the same books; the house's senders reach it."""
        app = create_bank(self.speaker.settings, NOWHERE)
        with served(app) as address:
            where = replace(self.house.engine.settings, bank_url=address, issuer_url=address)
            self.house.engine.settings = where
            yield app.extensions["speaker"]


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    running = threading.Thread(target=server.serve_forever)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        running.join()
        server.server_close()
