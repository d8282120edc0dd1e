"""What the form of a message shows of the case file: no more than its sender may read."""

from collections.abc import Callable, Mapping

from engine.vocabulary import Data, Json
from engine.workflow.forms import Form, strictness
from engine.workflow.versions import Version

DEFAULT = "internal"
May = Callable[[str], bool]


def message_values(version: Version, form: Form, root: Data, may: May) -> Data:
    """Every name the form shows or its FEEL uses, tables cut to their readable columns.

    A name's class is the strictest of the forms that ask for it; what none asks for is internal.
    `may` judges a class.
    """
    classes = _asked(version)
    values = {
        name: _readable(name, root[name], classes, may)
        for name in form.names()
        if name in root and may(classes.get(name, DEFAULT))
    }
    return form.initial(values)


def _asked(version: Version) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for form in version.forms.values():
        for field in form.fields:
            if not field.readonly:
                known = found.get(field.key, field.class_)
                found[field.key] = max(known, field.class_, key=strictness)
    return found


def _readable(name: str, value: Json, classes: Mapping[str, str], may: May) -> Json:
    if not isinstance(value, list):
        return value
    return [_row(name, row, classes, may) for row in value]


def _row(name: str, row: Json, classes: Mapping[str, str], may: May) -> Json:
    if not isinstance(row, dict):
        return row
    return {key: row[key] for key in row if may(classes.get(f"{name}[].{key}", DEFAULT))}
