"""What a row of the register may call the class that an item trades."""

from engine.workflow.catalogue import Item


def names(item: Item) -> frozenset[str]:
    """Its code, its base's, its class as code or in words, its own name."""
    content = item.content
    told = (item.code, item.base, content.get("class"), content.get("class_zh"), content.get("zh"))
    return frozenset(str(name) for name in told if name)
