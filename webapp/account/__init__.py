"""One's own account: sign in and out, language, password, second factor."""

from webapp.account.blueprint import bp
from webapp.account.index import index
from webapp.account.language import language
from webapp.account.owed import owed_first
from webapp.account.password import password
from webapp.account.second_factor import second_factor
from webapp.account.sign_in import sign_in
from webapp.account.sign_out import sign_out

__all__ = [
    "bp",
    "index",
    "language",
    "owed_first",
    "password",
    "second_factor",
    "sign_in",
    "sign_out",
]
