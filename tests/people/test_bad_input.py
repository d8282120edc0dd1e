"""Every order refuses missing, wrong-typed and oversized values, names the field, saves nothing."""

import shutil
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from engine.errors import Invalid
from engine.people.orders.change_organisation import ChangeOrganisation
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.choose_language import ChooseLanguage
from engine.people.orders.confirm_sign_in import ConfirmSignIn
from engine.people.orders.confirm_totp import ConfirmTotp
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.reset_password import ResetPassword
from engine.people.orders.revoke_role import RevokeRole
from engine.people.orders.unlock_person import UnlockPerson
from engine.people.sentences import LABELS, SENTENCES
from engine.people.tables import OrganisationRow, PersonRow
from engine.store import database as store
from engine.store.ledger_tables import FactRow
from engine.vocabulary import Order
from tests.people.house import House

SYSTEM, SECURITY, SELF = "system_admin", "security_admin", "audit_admin"
ORGANISATION = {"key": "a", "name": "甲", "kind": "market", "region": "320100"}
PERSON = {"login": "li", "name": "李"}
CASES: list[tuple[type[Order], str, Mapping[str, object], Mapping[str, list[object]]]] = [
    (
        CreateOrganisation,
        SYSTEM,
        ORGANISATION,
        {
            "key": [None, "", 3, "大写", "A b", "x" * 65, "-a"],
            "name": [None, "", "  ", 3, ["甲"], "甲" * 201, "a\x00b", "\ud800"],
            "kind": [None, "", 3, "club", []],
            "region": [None, "", 320100, "999999", {}],
            "name_en": [3, "x" * 201],
            "uscc": [3, "123", "91320100MA100048X8", "x" * 33],
        },
    ),
    (
        ChangeOrganisation,
        SYSTEM,
        {"organisation": "none"},
        {"organisation": [None, 3, "none", {}]},
    ),
    (
        CreatePerson,
        SYSTEM,
        PERSON,
        {
            "login": [None, "", 3, "李", "a", "a b", "x" * 65, "a\x00"],
            "name": [None, "", 3, "甲" * 201, "a\nb"],
            "name_en": [3],
            "organisation": [3, "none", ""],
            "language": [None, "fr", 3],
            "password": [3, "a good password it is"],
        },
    ),
    (
        ChangePerson,
        SYSTEM,
        {"person": "none"},
        {"person": [None, 3, "none"], "name": [3, ""], "active": ["yes", 1], "language": ["fr"]},
    ),
    (
        GrantRole,
        SECURITY,
        {"role": "expert"},
        {"person": [None, 3, "none"], "role": [None, 3, "x"]},
    ),
    (
        RevokeRole,
        SECURITY,
        {"role": "expert"},
        {"person": [None, 3, "none"], "role": [None, [], "x"]},
    ),
    (ResetPassword, SECURITY, {}, {"person": [None, 3, "none"], "second_factor": ["yes", None]}),
    (UnlockPerson, SECURITY, {}, {"person": [None, 3, "none"]}),
    (ConfirmTotp, SELF, {"code": "1"}, {"code": [None, "", 3, "1" * 33, "123456"]}),
    (
        ConfirmSignIn,
        SELF,
        {"session_epoch": 1, "code": "1"},
        {"person": [None, 3, "none"], "code": [None, "", 3, "1" * 33]},
    ),
    (ChooseLanguage, SELF, {}, {"language": [None, 3, "fr", []]}),
]
EACH = [
    pytest.param(kind, login, fine, field, value, id=f"{kind.__name__}-{field}-{number}")
    for kind, login, fine, wrong in CASES
    for field, values in wrong.items()
    for number, value in enumerate(values)
]


def kept(house: House) -> tuple[int, ...]:
    with house.sessions() as session:
        tables = (OrganisationRow, PersonRow, FactRow)
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        )


@pytest.fixture(scope="module")
def shared(
    tables: None, sqlite_template: object, tmp_path_factory: pytest.TempPathFactory
) -> House:
    """One house for all cases: a refusal saves nothing."""
    folder = tmp_path_factory.mktemp("house")
    path = folder / "sunroad.db"
    shutil.copyfile(str(sqlite_template), path)
    made = House(store.sessions(store.connect(f"sqlite:///{path}")), folder, demo=False)
    made.open()
    return made


@pytest.mark.parametrize(("kind", "login", "fine", "field", "value"), EACH)
def test_a_wrong_value_is_refused_by_field(
    shared: House,
    kind: type[Order],
    login: str,
    fine: Mapping[str, object],
    field: str,
    value: object,
) -> None:
    before = kept(shared)
    given = {"person": shared.person(SYSTEM).id} if "person" in kind.__dataclass_fields__ else {}
    values = {**given, **fine, field: value}
    with pytest.raises(Invalid) as refused:
        shared.give(kind(actor=shared.actor(login), **values))
    assert field in [problem.field for problem in refused.value.problems]
    assert kept(shared) == before


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()), st.binary()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(key=JUNK, name=JUNK, kind=JUNK, region=JUNK, uscc=JUNK)
def test_no_junk_makes_an_organisation_or_a_fault(
    shared: House, key: object, name: object, kind: object, region: object, uscc: object
) -> None:
    order = CreateOrganisation(
        actor=shared.actor(SYSTEM),
        key=key,  # type: ignore[arg-type]
        name=name,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        region=region,  # type: ignore[arg-type]
        uscc=uscc,  # type: ignore[arg-type]
    )
    with pytest.raises(Invalid):
        shared.give(order)


def test_every_problem_reads_in_both_languages() -> None:
    for zh, en in SENTENCES.values():
        assert zh and en
    for zh, en in LABELS.values():
        assert zh and en
