"""Orders about people and organisations: one that is right, what must be refused."""

from collections.abc import Mapping

from engine.errors import (
    Invalid,
    NotAllowed,
    NotFound,
    SignInRefused,
)
from engine.people.orders.change_organisation import ChangeOrganisation
from engine.people.orders.change_password import ChangePassword
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.choose_language import ChooseLanguage
from engine.people.orders.confirm_sign_in import ConfirmSignIn
from engine.people.orders.confirm_totp import ConfirmTotp
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.enrol_totp import EnrolTotp
from engine.people.orders.enter_demo import EnterDemo
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.reset_password import ResetPassword
from engine.people.orders.revoke_role import RevokeRole
from engine.people.orders.set_up_house import SetUpHouse
from engine.people.orders.sign_in import SignIn
from engine.people.orders.sign_out import SignOut
from engine.people.orders.unlock_person import UnlockPerson
from engine.vocabulary import Order
from tests.orders.entries import AGENT, SECURITY, STRANGER, SYSTEM, Entry, at, other

PEOPLE: Mapping[type[Order], Entry] = {
    ChangeOrganisation: Entry(
        by=SYSTEM,
        fine={"organisation": "$agency", "name": "新名", "name_en": "New", "region": "320100"},
        foreign=(STRANGER, other(SECURITY)),
        empty=frozenset({"uscc", "name_en"}),
        why="an organisation has no states",
    ),
    ChangePassword: Entry(
        by=AGENT,
        fine={"current": "$password", "new": "a good one it is"},
        foreign=(other("nobody", Invalid),),
        state=(at(Invalid, "new", new="$password"), at(SignInRefused, current="not mine")),
    ),
    ChangePerson: Entry(
        by=SYSTEM,
        fine={"person": "$agent", "name": "新名", "name_en": "New", "language": "en"},
        foreign=(STRANGER, other(SECURITY)),
        state=(
            at(NotAllowed, person="$system", active=False),
            at(Invalid, "active", person="$audit", active=False),
        ),
        empty=frozenset({"name_en"}),
    ),
    ChooseLanguage: Entry(
        by=AGENT,
        fine={"language": "en"},
        foreign=(other("nobody", Invalid),),
        why="a language may be chosen at any time",
    ),
    ConfirmSignIn: Entry(
        by="nobody",
        fine={
            "person": "$expert",
            "session_epoch": lambda world: int(world.names["epoch"]),
            "code": "$recovery",
        },
        foreign=(at(SignInRefused, person="$agent"),),
        state=(at(SignInRefused, session_epoch=99), at(SignInRefused, code="123456")),
    ),
    ConfirmTotp: Entry(
        by="expert2",
        fine={"code": lambda world: world.code()},
        foreign=(other("nobody", Invalid),),
        state=(at(Invalid, "code", code="000000"), other(AGENT, Invalid)),
    ),
    CreateOrganisation: Entry(
        by=SYSTEM,
        fine={"key": "new", "name": "新单位", "kind": "market", "region": "320100"},
        foreign=(STRANGER, other(SECURITY), at(Invalid, "kind", kind="club")),
        state=(at(Invalid, "key", key="agency1"),),
        empty=frozenset({"name_en", "uscc"}),
    ),
    CreatePerson: Entry(
        by=SYSTEM,
        fine={"login": "new", "name": "新人", "organisation": "$agency"},
        foreign=(STRANGER, other(SECURITY), at(Invalid, "language", language="fr")),
        state=(at(Invalid, "login", login=AGENT),),
        empty=frozenset({"name_en", "password"}),
    ),
    EnrolTotp: Entry(
        by="expert1",
        fine={"password": "$password"},
        foreign=(other("nobody", Invalid),),
        state=(at(Invalid, "password", password=None), at(SignInRefused, password="not mine")),
    ),
    GrantRole: Entry(
        by=SECURITY,
        fine={"person": "$agent", "role": "tenderee"},
        foreign=(STRANGER, other(SYSTEM), at(NotAllowed, person="$security")),
        state=(
            at(Invalid, "role", role="agency"),
            at(Invalid, "role", role="centre_intake"),
            at(Invalid, "role", person="$clerk", role="supervisor"),
        ),
    ),
    ResetPassword: Entry(
        by=SECURITY,
        fine={"person": "$agent", "second_factor": True},
        foreign=(STRANGER, other(SYSTEM), at(NotAllowed, person="$security")),
        why="a password may be reset at any time",
    ),
    RevokeRole: Entry(
        by=SECURITY,
        fine={"person": "$agent", "role": "agency"},
        foreign=(STRANGER, other(SYSTEM)),
        state=(
            at(Invalid, "role", role="tenderee"),
            at(Invalid, "role", person="$audit", role="audit_admin"),
        ),
    ),
    SetUpHouse: Entry(by="operator", foreign=(STRANGER,), state=(at(NotAllowed),), late=True),
    SignIn: Entry(
        by="nobody",
        fine={"login": AGENT, "password": "$password"},
        foreign=(at(SignInRefused, login="stranger"), at(SignInRefused, password="wrong")),
        state=(at(SignInRefused, login="expert1", code="000000"),),
        empty=frozenset({"code"}),
    ),
    SignOut: Entry(by=AGENT, foreign=(other("nobody", Invalid),), why="one may leave at any time"),
    EnterDemo: Entry(
        by="nobody",
        fine={"login": AGENT},
        foreign=(at(NotFound, login="stranger"),),
        why="a demo may be entered at any time",
    ),
    UnlockPerson: Entry(
        by=SECURITY,
        fine={"person": "$agent"},
        foreign=(STRANGER, other(SYSTEM), at(NotAllowed, person="$security")),
        why="who is not locked may be unlocked",
    ),
}
