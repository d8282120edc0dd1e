"""What diagrams may ask of awards."""

from collections.abc import Mapping

from engine.trading.awards.services import (
    candidates,
    contract,
    decide,
    lapse,
    letter,
    results,
    revoke,
)
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "awards.candidates": Service(
        run=candidates.run,
        zh="列明中标候选人",
        en="Name the candidates",
        inputs=("lot", "candidates", "rule", "limit_rule"),
        outputs=("publicity",),
    ),
    "awards.decide": Service(
        run=decide.run,
        zh="登记定标",
        en="Record the award decision",
        inputs=("lot", "winner", "reason", "rank_rule", "open_objections", "objection_rule"),
        outputs=("award",),
    ),
    "awards.letter": Service(
        run=letter.run,
        zh="发出中标通知书",
        en="Issue the award letter",
        inputs=(
            "lot",
            "lot_name",
            "number",
            "title",
            "template",
            "rule",
            "contract_rule",
            "open_objections",
            "objection_rule",
        ),
        outputs=("letter",),
    ),
    "awards.results": Service(
        run=results.run,
        zh="向未中标人发出结果通知书",
        en="Send the result letters",
        inputs=("lot", "bidders", "lot_name", "title", "template", "rule"),
        outputs=("result_letters",),
    ),
    "awards.revoke": Service(
        run=revoke.run,
        zh="撤销中标通知书",
        en="Revoke the award letter",
        inputs=("lot", "order_number", "reason"),
        outputs=("revoked_letters",),
    ),
    "awards.lapse": Service(
        run=lapse.run,
        zh="中标通知书失效",
        en="Let the award letters lapse",
        inputs=("lot", "reason", "rule"),
        outputs=("lapsed_letters",),
    ),
    "awards.contract": Service(
        run=contract.run,
        zh="登记合同",
        en="Record the contract",
        inputs=("lot", "number", "price", "signed_on", "contractor", "files", "rule"),
        outputs=("contract",),
    ),
}
