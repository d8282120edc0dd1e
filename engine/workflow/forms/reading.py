"""A form file becomes a tree of components, or a list of what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.store import exact
from engine.vocabulary import Json
from engine.workflow.forms import limits, rules
from engine.workflow.forms.component import CONTAINERS, KEYED, Component
from engine.workflow.forms.defect import Defect
from engine.workflow.forms.expressions import compiled
from engine.workflow.forms.paths import Claims

Schema = Mapping[str, Json]


def read(content: bytes) -> tuple[Component | None, tuple[Defect, ...]]:
    """The tree of a form file and its defects; without a tree the file could not be read at all."""
    if len(content) > limits.BYTES:
        return None, (_whole("文件过大", f"the file is larger than {limits.BYTES} bytes"),)
    try:
        schema = exact.loads(content)
    except (ValueError, RecursionError) as error:
        return None, (_whole(f"不是 JSON:{error}", f"not JSON: {error}"),)
    if not isinstance(schema, dict) or schema.get("type") != "default":
        return None, (_whole("不是 form-js 表单", "not a form-js form (type must be default)"),)
    reader = _Reader()
    reader.version(schema)
    return reader.component(schema, 0), tuple(reader.defects)


def _whole(zh: str, en: str) -> Defect:
    return Defect(component="", zh=zh, en=en)


@dataclass
class _Reader:
    defects: list[Defect] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    count: int = 0

    def version(self, schema: Schema) -> None:
        version = schema.get("schemaVersion")
        if not isinstance(version, int) or not 1 <= version <= limits.SCHEMA_VERSION:
            self.defects.append(
                _whole(f"schemaVersion {version} 不支持", f"schemaVersion {version} is not known")
            )
        if not isinstance(schema.get("components"), list):
            self.defects.append(_whole("没有组件", "there are no components"))

    def component(self, raw: Schema, depth: int, around: tuple[str, ...] = ()) -> Component:
        name = str(raw.get("key") or raw.get("path") or raw.get("id") or raw.get("type") or "")
        if depth:
            self._check(raw, name)
        path = _path(raw)
        self._say(name, self.claims.take(raw, (*around, *path)))
        return Component(
            type=str(raw.get("type")),
            id=str(raw.get("id") or ""),
            path=path,
            raw=raw,
            own=_mapping(raw.get("properties")),
            feel=compiled(raw, name, self.defects),
            children=self._children(raw, name, depth, (*around, *path)),
        )

    def _check(self, raw: Schema, name: str) -> None:
        type_wrong = tuple(rules.known_type(raw))
        self._say(name, type_wrong)
        if not type_wrong:
            if raw["type"] in KEYED | CONTAINERS:
                self._say(name, tuple(rules.good_key(raw)))
            for rule in rules.RULES:
                self._say(name, tuple(rule(raw)))

    def _children(
        self, raw: Schema, name: str, depth: int, around: tuple[str, ...]
    ) -> tuple[Component, ...]:
        inside = raw.get("components") if str(raw.get("type")) in CONTAINERS else None
        if not isinstance(inside, list) or not self._room(inside, name, depth):
            return ()
        step = (*around, "[]") if raw.get("type") == "dynamiclist" else around
        found = [child for child in inside if isinstance(child, dict)]
        if len(found) < len(inside):
            self._say(name, (("组件必须是对象", "a component must be an object"),))
        return tuple(self.component(child, depth + 1, step) for child in found)

    def _room(self, inside: list[Json], name: str, depth: int) -> bool:
        self.count += len(inside)
        if depth >= limits.DEPTH:
            self._say(name, (("嵌套过深", f"nested deeper than {limits.DEPTH}"),))
            return False
        if self.count > limits.COMPONENTS:
            self._say("", (("组件过多", f"more than {limits.COMPONENTS} components"),))
            return False
        return True

    def _say(self, name: str, reasons: tuple[rules.Reason, ...]) -> None:
        self.defects.extend(Defect(component=name, zh=zh, en=en) for zh, en in reasons)


def _path(raw: Schema) -> tuple[str, ...]:
    type_ = str(raw.get("type"))
    key = raw.get("key") if type_ in KEYED else None
    if type_ in CONTAINERS:
        key = raw.get("path")
    return tuple(key.split(".")) if isinstance(key, str) and key else ()


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
