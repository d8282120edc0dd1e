"""The statutory channels of the demo, simulated by one site beside it."""

from engine.app import Engine
from engine.trading.notices.media import CHANNEL, Medium
from engine.trading.notices.orders.save_medium import SaveMedium
from engine.vocabulary import OPERATOR

MEDIA = (
    Medium(key=CHANNEL, zh="江苏省公共资源交易网（模拟）", en="Jiangsu trading site (simulated)"),
    Medium(
        key="national_site",
        zh="全国公共资源交易平台（模拟）",
        en="National trading platform (simulated)",
    ),
    Medium(
        key="tender_press",
        zh="中国招标投标公共服务平台（模拟）",
        en="China Tendering Public Service Platform (simulated)",
        kinds=(
            "tender_notice",
            "prequalification_notice",
            "clarification",
            "amendment",
            "candidates",
            "award",
            "failure",
            "termination",
            "correction",
            "withdrawal",
        ),
    ),
)


def settle(engine: Engine) -> None:
    """Name them in the house."""
    for one in MEDIA:
        engine.handle(
            SaveMedium(
                actor=OPERATOR,
                key=one.key,
                zh=one.zh,
                en=one.en,
                url=one.url,
                region=one.region,
                kinds=one.kinds,
            )
        )
