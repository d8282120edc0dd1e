"""Mends a broken model: a few steps that say what to drop, set, add or move, and nothing else."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

MENDS: Mapping[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "mended.toml").read_text("utf-8")
)
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
NAMES = {"b": MODEL}
WRAP = f'<w xmlns="{MODEL}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{{}}</w>'


def mended(body: bytes, steps: list[str]) -> bytes:
    """`drop|set|unset|text|add|first|after|before|rename|copy PLACE …`; `#x` is the id x."""
    root = etree.fromstring(body)
    for step in steps:
        verb, place, rest = [*step.split(" ", 2), ""][:3]
        found = _find(root, place)
        assert found, f"{step}: nothing is there"
        for node in found:
            _do(root, node, verb, rest)
    return etree.tostring(root)


def _find(root: etree._Element, place: str) -> list[etree._Element]:
    if place.startswith("#"):
        id_, slash, rest = place[1:].partition("/")
        place = f"//*[@id='{id_}']{slash}{rest}"
    found = root.xpath(place, namespaces=NAMES)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]


def _do(root: etree._Element, node: etree._Element, verb: str, rest: str) -> None:
    parent = node.getparent()
    assert parent is not None
    if verb == "drop":
        parent.remove(node)
    elif verb == "set":
        name, _, value = rest.partition(" ")
        node.set(name, value)
    elif verb == "unset":
        del node.attrib[rest]
    elif verb == "text":
        node.text = rest
    elif verb == "rename":
        node.tag = f"{{{MODEL}}}{rest}"
    elif verb == "copy":
        root.insert(list(root).index(_top(root, node)), node)
    else:
        _put(parent, node, verb, etree.fromstring(WRAP.format(rest))[0])


def _put(parent: etree._Element, node: etree._Element, verb: str, new: etree._Element) -> None:
    if verb in ("add", "first"):
        node.insert(len(node) if verb == "add" else 0, new)
    else:
        at = list(parent).index(node)
        parent.insert(at + (verb == "after"), new)


def _top(root: etree._Element, node: etree._Element) -> etree._Element:
    """The child of the root that holds a node."""
    return next(one for one in root if node in one.iter())
