"""The one form of registering: what its three steps ask, and what is wrong with what was typed."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session
from stdnum.cn import ric

from engine.errors import Invalid, Problem
from engine.people import password as passwords
from engine.people import uscc
from engine.people.accounts import written
from engine.people.inspection import Inspection
from engine.people.inspection import problem as people_problem
from engine.people.new_people import LANGUAGES, LOGIN
from engine.people.secret_box import digest
from engine.people.tables import OrganisationRow, PersonRow, RegionRow
from engine.settings import Settings
from engine.trading.parties.fields import PartyField, PartyKind
from engine.trading.parties.inspecting import problem, taken
from engine.trading.parties.tables import PartyRow
from engine.vocabulary import Data

IDENTITY = (
    PartyField(name="kind", zh="主体类型", en="Kind of party", required=True),
    PartyField(
        name="code",
        zh="统一社会信用代码或身份证号码",
        en="Unified social credit code or identity number",
        required=True,
        most=32,
    ),
    PartyField(name="name", zh="名称", en="Name", required=True),
    PartyField(name="name_en", zh="英文名称", en="English name"),
    PartyField(name="legal_representative", zh="法定代表人或负责人", en="Legal representative"),
    PartyField(name="region", zh="行政区划", en="Region", required=True),
    PartyField(name="address", zh="住所", en="Registered address", required=True),
)
CONTACT = (
    PartyField(name="contact_name", zh="联系人姓名", en="Contact's name", required=True),
    PartyField(name="contact_duty", zh="联系人职务", en="Contact's duty"),
    PartyField(name="contact_phone", zh="联系电话", en="Phone", kind="phone", required=True),
    PartyField(name="contact_email", zh="电子邮箱", en="Email", kind="email"),
    PartyField(name="account_bank", zh="开户银行", en="Bank"),
    PartyField(name="account_number", zh="基本账户账号", en="Basic account number", kind="account"),
)
ACCOUNT = (
    PartyField(name="person_name", zh="经办人姓名", en="Your name", required=True),
    PartyField(name="login", zh="用户名", en="Sign-in name", required=True, most=64),
    PartyField(name="language", zh="语言", en="Language"),
)
STEPS: Mapping[int, tuple[PartyField, ...]] = {1: IDENTITY, 2: CONTACT, 3: ACCOUNT}
NAMES = tuple(field.name for fields in STEPS.values() for field in fields)
"""Everything the form asks but the password."""


def plain(data: Data) -> dict[str, str]:
    """Every field as it is kept; what was left out is empty."""
    found: dict[str, str] = {"language": ""}
    for fields in STEPS.values():
        found |= {name: str(value) for name, value in taken(fields, data)[0].items()}
    found["language"] = found["language"] or "zh"
    return {name: found.get(name, "") for name in NAMES}


def problems(
    session: Session, settings: Settings, data: Data, password: str, *, demo: bool
) -> list[Problem]:
    """Everything that is wrong with all three steps."""
    found = [one for step in STEPS for one in step_problems(session, settings, data, step)]
    look = Inspection()
    passwords.inspect(look, "password", password, str(data.get("login") or ""), demo=demo)
    return [*found, *_noted(look)]


def step_problems(session: Session, settings: Settings, data: Data, step: int) -> list[Problem]:
    """What is wrong with one step; a field is told of once."""
    kept, found = taken(STEPS[step], data)
    told = {one.field for one in found}
    if step == 1:
        more: Iterable[Problem] = _identity(session, settings, kept)
    else:
        more = _bank(kept) if step == 2 else _login(session, kept)
    places = [field.name for field in STEPS[step]]
    every = [*found, *(one for one in more if one.field not in told)]
    return sorted(every, key=lambda one: places.index(one.field))


def identity_digest(settings: Settings, number: str) -> str:
    """By which a number is found again; the number itself is kept nowhere."""
    return digest(settings, "identity", number.strip().upper())


def _identity(session: Session, settings: Settings, kept: Data) -> Iterable[Problem]:
    kind, code = str(kept.get("kind") or ""), str(kept.get("code") or "")
    if kind and kind not in tuple(PartyKind):
        yield problem(IDENTITY[0], "not_an_option")
    natural = kind == PartyKind.NATURAL_PERSON
    if code and not (ric.is_valid(code) if natural else uscc.valid(code)):
        yield problem(IDENTITY[1], "party_identity" if natural else "bad_uscc")
    elif code and _known(session, settings, code, natural):
        yield problem(IDENTITY[1], "party_registered")
    if not natural and not kept.get("legal_representative"):
        yield problem(IDENTITY[4], "required")
    if kept.get("region") and session.get(RegionRow, str(kept["region"])) is None:
        yield problem(IDENTITY[5], "no_such_region")


def _known(session: Session, settings: Settings, code: str, natural: bool) -> bool:
    wanted = (
        select(PartyRow.organisation).where(
            PartyRow.identity_digest == identity_digest(settings, code)
        )
        if natural
        else select(OrganisationRow.id).where(OrganisationRow.uscc == uscc.written(code))
    )
    return session.scalar(wanted) is not None


def _bank(kept: Data) -> Iterable[Problem]:
    """A bank and its account number belong together; both may be given later."""
    bank, number = kept.get("account_bank"), kept.get("account_number")
    if bank and number == "":
        yield problem(CONTACT[5], "required")
    if number and bank == "":
        yield problem(CONTACT[4], "required")


def _login(session: Session, kept: Data) -> Iterable[Problem]:
    login = written(str(kept.get("login") or ""))
    look = Inspection()
    if login and look.matches("login", login, LOGIN, "bad_login"):
        known = session.scalar(select(PersonRow.id).where(PersonRow.login == login))
        if known is not None:
            yield people_problem("login", "taken")
    if kept.get("language") and kept["language"] not in LANGUAGES:
        yield people_problem("language", "not_an_option")
    yield from _noted(look)


def _noted(look: Inspection) -> list[Problem]:
    try:
        look.done()
    except Invalid as refused:
        return list(refused.problems)
    return []
