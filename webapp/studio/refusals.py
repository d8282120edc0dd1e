"""Refusals of orders about drafts in the studio's words, as sentences with the fields they name."""

from engine.errors import BadDiagram, Refused, SomeoneWasFaster, WrongState
from webapp.errors import sentence
from webapp.form_messages import sentences_of
from webapp.i18n import translate

CLOSED = "这个草稿已提交审核、已发布或已放弃，不能再修改。"
FASTER = "这个文件刚被别人保存过。请重新打开页面，对照后再保存。"
WORDS: dict[type[Refused], str] = {WrongState: CLOSED, SomeoneWasFaster: FASTER}


def told(refusal: Refused) -> str:
    """One sentence."""
    said = WORDS.get(type(refusal))
    return translate(said) if said else sentence(refusal)


def problems(refusal: Refused) -> list[dict[str, str]]:
    """`{"field", "message"}` each; what the checks refuse belongs to no field."""
    if isinstance(refusal, BadDiagram):
        return [{"field": "findings", "message": one} for one in refusal.findings]
    return sentences_of(refusal)
