"""Why a deposit or a guarantee is refused, Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "deposit_cap": (
        "按 {rule}，保证金不得超过 {most} 元",
        "Under {rule} a deposit is {most} yuan at most",
    ),
    "guarantee_amount": (
        "保函金额不足，应不少于 {most} 元",
        "The guarantee is for too little; it must be for {most} yuan at least",
    ),
    "guarantee_too_short": (
        "保函有效期应不短于投标有效期，即 {until} 以前不得失效（ZTB-10）",
        "The guarantee must hold as long as the bid, until {until} at least (ZTB-10)",
    ),
    "guarantee_beneficiary": (
        "保函的受益人应为“{owner}”",
        "The guarantee must be for “{owner}”",
    ),
}
