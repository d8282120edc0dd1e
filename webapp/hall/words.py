"""Chinese words of the hall: phases, reasons, refusals; their English stands in hall.po."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import Refused, WrongState
from webapp.errors import sentence
from webapp.form_messages import sentences_of
from webapp.i18n import translate

PHASES_SAID: Mapping[str, str] = {
    "window": "正在解密：保管人交出密钥份额，投标人交出自己的密钥",
    "checking": "已唱标，正在逐块核验投标文件",
    "objections": "投标人可以当场提出异议",
    "minutes": "开标记录已生成，请有关各方签认",
    "closed": "开标已经结束",
}
STEPS: tuple[tuple[str, str], ...] = (
    ("window", "签到与解密"),
    ("checking", "唱标与核验"),
    ("objections", "异议与答复"),
    ("minutes", "签认记录"),
    ("closed", "开标结束"),
)
REASONS: Mapping[str, str] = {
    "no_bidder_key": "投标人没有在规定时间内交出密钥",
    "shares_unusable": "投标人密封的份额，保管人无法打开",
    "sealed_wrong": "投标人密封的份额合不成密钥",
    "envelope": "唱标信封打不开",
    "identity": "信封中的投标人与递交人不一致",
    "fields": "唱标内容不符合要求",
    "content": "投标文件收到时即已无法打开",
    "custodians": "密钥保管人没有交齐份额",
    "storage": "平台保存的投标文件受损",
}
REFUSALS: Mapping[str, str] = {
    "closed": "本标段的开标已经结束。",
    "window_over": "解密时间已经结束，不再接收密钥。",
    "no_objections_now": "现在不能提出异议：唱标之后、开标记录生成之前可以提出。",
    "answered": "这条异议已经答复过。",
    "no_minutes_now": "现在不能生成开标记录：投标文件还在核验，或者记录已经生成。",
    "unanswered": "还有异议没有答复，答复后才能生成开标记录。",
    "no_minutes_yet": "开标记录还没有生成。",
    "unsigned": "主持人和记录人都签认之后才能结束开标。",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """`state` is done, now or to_come."""

    name: str
    state: str


def steps(phase: str) -> list[Step]:
    """The way of an opening, with where it stands."""
    place = [key for key, _ in STEPS].index(phase)
    closed = phase == "closed"
    return [
        Step(name=name, state="done" if n < place or closed else "now" if n == place else "to_come")
        for n, (_, name) in enumerate(STEPS)
    ]


def why(refusal: Refused) -> str:
    """What the person reads when the hall says no."""
    told = "；".join(one["message"] for one in sentences_of(refusal))
    code = refusal.where.get("opening") if isinstance(refusal, WrongState) else None
    known = REFUSALS.get(str(code))
    return told or (translate(known) if known else sentence(refusal))
