"""The site around one Engine."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from engine.app import Engine
from webapp import (
    account,
    admin,
    api,
    archive,
    catalogue,
    custodians,
    demo,
    desk,
    errors,
    hall,
    look,
    market,
    packages,
    parties,
    portal,
    receipts,
    sealing_script,
    security,
    studio,
)
from webapp.current import EXTENSION
from webapp.i18n import Translator
from webapp.market import registration
from webapp.people import login_manager
from webapp.studio import trial_mount

BLUEPRINTS = (
    account.bp,
    desk.bp,
    catalogue.bp,
    market.bp,
    registration.bp,
    parties.bp,
    portal.bp,
    receipts.bp,
    custodians.bp,
    hall.bp,
    archive.bp,
    admin.bp,
    studio.bp,
    packages.bp,
    demo.bp,
    api.bp,
)
LARGEST_FORM = 4 * 1024 * 1024


def create_app(engine: Engine) -> Flask:
    """A Flask application; sign-in, CSRF, headers, errors and both languages included."""
    app = _site(engine)
    trial_mount.attach(app, _site)
    return app


def _site(engine: Engine) -> Flask:
    """The pages around one engine, be it the house's or a sandbox's."""
    app = Flask(__name__)
    app.extensions[EXTENSION] = engine
    app.config.update(
        SECRET_KEY=security.session_secret(engine.settings),
        SESSION_COOKIE_NAME="sunroad",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=engine.settings.secure_cookies,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,
    )
    protection = CSRFProtect(app)
    for signed in (api.bank_message, api.issuer_message):
        protection.exempt(signed)
    login_manager().init_app(app)
    app.extensions["translator"] = Translator.read()
    security.attach(app)
    errors.attach(app)
    look.attach(app)
    demo.attach(app)
    sealing_script.attach(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
