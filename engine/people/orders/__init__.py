"""Every order about people and organisations, with its handler."""

from collections.abc import Callable, Mapping

from engine.people.orders import (
    change_organisation,
    change_password,
    change_person,
    choose_language,
    confirm_sign_in,
    confirm_totp,
    create_organisation,
    create_person,
    enrol_totp,
    enter_demo,
    grant_role,
    reset_password,
    revoke_role,
    set_up_house,
    sign_in,
    sign_out,
    unlock_person,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., object]] = {
    change_organisation.ChangeOrganisation: change_organisation.handle,
    change_password.ChangePassword: change_password.handle,
    change_person.ChangePerson: change_person.handle,
    choose_language.ChooseLanguage: choose_language.handle,
    confirm_sign_in.ConfirmSignIn: confirm_sign_in.handle,
    confirm_totp.ConfirmTotp: confirm_totp.handle,
    create_organisation.CreateOrganisation: create_organisation.handle,
    create_person.CreatePerson: create_person.handle,
    enrol_totp.EnrolTotp: enrol_totp.handle,
    enter_demo.EnterDemo: enter_demo.handle,
    grant_role.GrantRole: grant_role.handle,
    reset_password.ResetPassword: reset_password.handle,
    revoke_role.RevokeRole: revoke_role.handle,
    set_up_house.SetUpHouse: set_up_house.handle,
    sign_in.SignIn: sign_in.handle,
    sign_out.SignOut: sign_out.handle,
    unlock_person.UnlockPerson: unlock_person.handle,
}
