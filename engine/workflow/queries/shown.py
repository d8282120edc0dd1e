"""Case-file values as pages write them: money, moments, labels of choices, lists as tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.vocabulary import Json
from engine.workflow.queries.case_words import Word, class_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """`kind` is nothing, text, long, number, truth, moment, files, link, words or table.

    Of a table `columns` are its heads and `rows` its cells; of files `rows` holds one pair of id
    and name each; `words` is a list of texts in `value`.
    """

    kind: str
    value: Json = None
    unit: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple["Shown", ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Turns values into `Shown`: `may` judges the class of a column, `files` names documents.

    `people` names those who take part, by id and by login.
    """

    words: Mapping[str, Word]
    files: Mapping[str, str]
    people: Mapping[str, str]
    may: Callable[[str], bool]

    def show(self, path: str, value: Json) -> Shown:
        """A value by the path of its name, as `case_words` has it."""
        if value is None or value in ("", [], {}):
            return Shown(kind="nothing")
        if isinstance(value, dict):
            return self._object(path, value)
        if isinstance(value, list):
            return self._list(path, value)
        return self._single(self.words.get(path), value)

    def _single(self, word: Word | None, value: bool | int | str | Decimal) -> Shown:
        if word and word.options:
            return Shown(kind="text", value=word.options.get(_key(value), _key(value)))
        if isinstance(value, bool):
            return Shown(kind="truth", value=value)
        if isinstance(value, int | Decimal):
            return Shown(kind="number", value=value, unit=word.unit if word else "")
        if word and word.type == "number":
            return Shown(kind="number", value=_number(value), unit=word.unit)
        if word and word.type == "datetime":
            return Shown(kind="moment", value=value)
        value = self.people.get(value, value)
        return Shown(kind="long" if len(value) > 120 or "\n" in value else "text", value=value)

    def _list(self, path: str, value: list[Json]) -> Shown:
        word = self.words.get(path)
        if word and word.type == "filepicker":
            return Shown(kind="files", rows=tuple(self._file(one) for one in value))
        if all(isinstance(one, dict) for one in value):
            return self._table(path, [one for one in value if isinstance(one, dict)])
        labels = word.options if word else {}
        told: list[Json] = [labels.get(_key(one), _key(one)) for one in value if one is not None]
        return Shown(kind="words", value=told) if told else Shown(kind="nothing")

    def _table(self, path: str, rows: list[dict[str, Json]]) -> Shown:
        names = [
            name
            for name in dict.fromkeys(name for row in rows for name in row)
            if self.may(class_of(self.words, f"{path}[].{name}")) and not self._twice(name, rows)
        ]
        if not names:
            return Shown(kind="nothing")
        return Shown(
            kind="table",
            columns=tuple(self._label(f"{path}[].{name}", name) for name in names),
            rows=tuple(
                tuple(self.show(f"{path}[].{name}", row.get(name)) for name in names)
                for row in rows
            ),
        )

    def _twice(self, name: str, rows: list[dict[str, Json]]) -> bool:
        """A column of ids whose people's names stand beside them."""
        people = [self.people.get(str(row.get(name)), "") for row in rows]
        return name != "name" and any(people) and people == [row.get("name") for row in rows]

    def _object(self, path: str, value: dict[str, Json]) -> Shown:
        """A published notice is its address; anything else a table of one row."""
        if isinstance(value.get("url"), str) and "published_at" in value:
            at = Shown(kind="moment", value=value["published_at"])
            return Shown(kind="link", value=value["url"], rows=((at,),))
        names = [name for name in value if self.may(class_of(self.words, f"{path}.{name}"))]
        return Shown(
            kind="table",
            columns=tuple(self._label(f"{path}.{name}", name) for name in names),
            rows=(tuple(self.show(f"{path}.{name}", value[name]) for name in names),),
        )

    def _file(self, id_: Json) -> tuple[Shown, ...]:
        return (Shown(kind="text", value=id_), Shown(kind="text", value=self.files.get(_key(id_))))

    def _label(self, path: str, name: str) -> str:
        word = self.words.get(path) or self.words.get(name)
        return word.label if word else name


def _key(value: Json) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _number(text: str) -> Json:
    """Numbers that a form keeps as text."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text
