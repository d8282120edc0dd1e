"""Types a story's data into a form as a person does, field by field in the form's order."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

PDF = "application/pdf"
NOTHING = b"%PDF-1.7\n%%EOF\n"
Component = Mapping[str, Any]


class Typist:
    """Works at the form of a page; `ready` waits until it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.place = page.locator("form[data-form]")

    def ready(self) -> "Typist":
        expect(self.place).to_have_attribute("data-ready", "")
        return self

    def type(self, data: Mapping[str, Any]) -> None:
        """Every value of `data` into the field of its key; fields for reading only are left."""
        typed = self._components(self._schema()["components"], data, "")
        missed = set(data) - set(typed) - self._read_only()
        assert not missed, f"no such fields in the form: {missed}"

    def field(self, key: str, row: int | None = None) -> Locator:
        """The control of a field of text, by key; `row` where it stands in a list."""
        found = next(one for one in _all(self._schema()["components"]) if one.get("key") == key)
        return self._control(found, "" if row is None else f"_{row}")

    def _schema(self) -> Any:
        return self.place.locator("[data-schema]").evaluate("it => JSON.parse(it.textContent)")

    def _read_only(self) -> set[str]:
        return {_name(one) for one in _all(self._schema()["components"]) if _shown_only(one)}

    def _components(
        self, components: Iterable[Component], data: Mapping[str, Any], row: str
    ) -> list[str]:
        typed: list[str] = []
        for one in components:
            if one["type"] == "group":
                typed += self._components(one["components"], data, row)
            elif _name(one) in data and not _shown_only(one):
                KINDS.get(one["type"], Typist._text)(self, one, data[_name(one)], row)
                typed.append(_name(one))
        return typed

    def _control(self, one: Component, row: str) -> Locator:
        return self.place.locator(f'[id^="fjs-form-"][id$="-{one["id"]}{row}"]')

    def _text(self, one: Component, value: Any, row: str) -> None:
        self._control(one, row).fill(str(value))

    def _moment(self, one: Component, value: Any, row: str) -> None:
        length = len("2026-03-02") if one.get("subtype") == "date" else len("2026-03-02T09:00")
        self._control(one, row).fill(str(value)[:length])

    def _checkbox(self, one: Component, value: Any, row: str) -> None:
        self._control(one, row).set_checked(bool(value))

    def _choice(self, one: Component, value: Any, row: str) -> None:
        """Radio buttons and boxes: `value` is one of the options, or a list of them."""
        wanted = value if isinstance(value, list) else [value]
        for number, option in enumerate(one["values"]):
            if option["value"] in wanted:
                self._control(one, f"{row}-{number}").check()

    def _select(self, one: Component, value: Any, row: str) -> None:
        """A fixed option by its label, a row of the case by its name, else what begins with it."""
        labels = {str(each["value"]): str(each["label"]) for each in one.get("values", [])}
        label, said = labels.get(str(value)) or self._named().get(str(value)), re.escape(str(value))
        self._control(one, f"{row}-display").click()
        options = self.place.locator(".fjs-dropdownlist-item")
        exact = f"^({said} )?{re.escape(label)}$" if label else f"^{said}( .*)?$"
        options.filter(has_text=re.compile(exact)).click()

    def _named(self) -> dict[str, str]:
        """Rows of the case that the form knows: id → name."""
        values = self.place.locator("[data-values]").evaluate("it => JSON.parse(it.textContent)")
        lists = (rows for rows in values.values() if isinstance(rows, list))
        named = (row for rows in lists for row in rows if isinstance(row, dict) and "id" in row)
        return {str(row["id"]): str(row["name"]) for row in named}

    def _files(self, one: Component, names: Any, row: str) -> None:
        """A page of nothing under each name; each is there before the next is chosen."""
        control = self._control(one, row)
        there = control.locator("xpath=ancestor::div[1]").locator(".sun-files li")
        for number, name in enumerate(names, 1):
            page = {"name": f"{name.partition(':')[2]}.pdf", "mimeType": PDF, "buffer": NOTHING}
            control.set_input_files([page])  # type: ignore[list-item]
            expect(there).to_have_count(number)

    def _list(self, one: Component, rows: Any, row: str) -> None:
        """As many rows as there are values; a list whose rows come from the case keeps them."""
        title = self._control(one, row).get_attribute("id")
        box = self.place.locator(f'[role=group][aria-labelledby="{title}"]')
        if one.get("allowAddRemove"):
            self._make_rows(box, len(rows))
        for number, values in enumerate(rows):
            self._components(one["components"], values, f"{row}_{number}")

    def _make_rows(self, box: Locator, wanted: int) -> None:
        present = box.locator(".fjs-repeat-row-remove")
        while present.count() < wanted:
            box.locator(".fjs-repeat-render-add").click()
        while present.count() > wanted:
            present.last.click()


KINDS: Mapping[str, Callable[[Typist, Component, Any, str], None]] = {
    "datetime": Typist._moment,
    "checkbox": Typist._checkbox,
    "radio": Typist._choice,
    "checklist": Typist._choice,
    "select": Typist._select,
    "dynamiclist": Typist._list,
    "filepicker": Typist._files,
}


def _all(components: Iterable[Component]) -> Iterable[Component]:
    for one in components:
        yield one
        yield from _all(one.get("components", []))


def _name(one: Component) -> str:
    return str(one.get("key") or one.get("path") or "")


def _shown_only(one: Component) -> bool:
    return one.get("readonly") is True or one.get("properties", {}).get("readonly") is True
