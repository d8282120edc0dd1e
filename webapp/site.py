"""The site around one Engine."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from engine.app import Engine
from webapp import (
    account,
    admin,
    api,
    catalogue,
    demo,
    desk,
    errors,
    look,
    market,
    portal,
    security,
    studio,
)
from webapp.current import EXTENSION
from webapp.i18n import Translator
from webapp.people import login_manager

BLUEPRINTS = (
    account.bp,
    desk.bp,
    catalogue.bp,
    market.bp,
    portal.bp,
    admin.bp,
    studio.bp,
    demo.bp,
    api.bp,
)
LARGEST_FORM = 4 * 1024 * 1024


def create_app(engine: Engine) -> Flask:
    """A Flask application; sign-in, CSRF, headers, errors and both languages included."""
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
    CSRFProtect(app)
    login_manager().init_app(app)
    app.extensions["translator"] = Translator.read()
    security.attach(app)
    errors.attach(app)
    look.attach(app)
    demo.attach(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
