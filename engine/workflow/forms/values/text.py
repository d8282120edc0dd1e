"""Text fields: length, pattern, and no character a database would choke on."""

import re
from collections.abc import Iterator

import re2

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.component import Component
from engine.workflow.forms.rules import regex
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.values.number import bound
from engine.workflow.forms.view import Here

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

EMAIL = regex(r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$")
PHONE = regex(r"^(\+|00)[1-9][0-9]{5,20}$")


def read(component: Component, value: Json) -> Json:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Wrong("not_text")
    most = limits.LINE if component.type == "textfield" else limits.TEXT
    if len(value) > most:
        raise Wrong("too_long", limit=most)
    if _UNSTORABLE.search(value):
        raise Wrong("bad_character")
    return value


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    text = str(value)
    length = len(text.strip())
    least, most = bound(component, "minLength", here), bound(component, "maxLength", here)
    if least is not None and length < least:
        yield "too_short", {"limit": least}
    if most is not None and length > most:
        yield "too_long", {"limit": most}
    yield from _form(component, text)


def _form(component: Component, text: str) -> Iterator[Reason]:
    pattern = component.rules.get("pattern")
    if pattern and not re2.search(regex(str(pattern)), text):
        yield "pattern", {}
    type_ = component.rules.get("validationType")
    if type_ == "email" and not EMAIL.search(text):
        yield "not_an_email", {}
    if type_ == "phone" and not PHONE.search(text):
        yield "not_a_phone", {}


KIND = Kind(read=read, judge=judge)
