"""A small tender: published with its documents, corrected, withdrawn; questions by the way."""

from typing import Any

from engine.vocabulary import PUBLIC, Json
from engine.workflow.orders.send_message import SendMessage
from tests.workflow.houses import House
from tests.workflow.small import drawn, files, form, said_by, task, text
from tests.workflow.spiff.short import catch, on, path, service

TITLE = "长江大桥施工招标公告"
FIELDS = {
    "项目名称": "长江大桥",
    "招标范围": "主桥和引桥的施工",
    "建设规模": "全长 3.2 公里",
    "资金来源": "财政资金",
    "资质要求": "公路工程施工总承包一级",
    "是否接受联合体": "不接受",
    "招标文件获取时间": "公告发布至投标截止",
    "招标文件获取方式": "登录本平台免费下载",
    "投标截止及开标时间": "2026-04-01 09:30",
    "投标文件递交方式": "在线递交加密的投标文件",
    "招标人": "江苏示范建设投资有限公司",
    "招标人地址": "南京市北京西路 1 号",
    "建设地点": "南京市",
    "联系人": "王工",
    "联系方式": "025-83210000",
    "电子交易平台": "https://sunroad.example",
}
"""Everything that processes/law/notices/tender_notice.toml asks for."""
FORMS = {
    "forms/tiny/start.form": form("tiny/start", text("project_name"), text("project_code")),
    "forms/tiny/issue.form": form(
        "tiny/issue", text("title"), text("until"), files("papers"), text("lacking")
    ),
    "forms/tiny/change.form": form("tiny/change", text("field"), text("value"), text("reason")),
    "forms/tiny/withdraw.form": form("tiny/withdraw", text("reason"), text("basis")),
    "forms/tiny/question.form": form(
        "tiny/question", text("question_about"), text("question_text")
    ),
    "forms/tiny/answer.form": form("tiny/answer", text("answer")),
}
CONTENT = (
    "=context put(context(for e in get entries({"
    + ", ".join(f'"{name}": "{value}"' for name, value in FIELDS.items())
    + '}) return if e.key = lacking then {key: e.key, value: null} else e), "标段", "1")'
)
DIAGRAM = drawn(
    '<startEvent id="s"/><endEvent id="e"/><parallelGateway id="fork"/>'
    '<exclusiveGateway id="again"/><exclusiveGateway id="more"/>'
    + task("issue", "tiny/issue")
    + service(
        "publish",
        "notices.publish",
        inputs={
            "kind": "tender_notice",
            "title": "=title",
            "content": CONTENT,
            "lot": "=null",
            "documents": "=papers",
            "documents_until": "=until",
        },
        outputs={"tender_notice": "=notice"},
    )
    + task("change", "tiny/change")
    + '<exclusiveGateway id="which" default="which_correct"/>'
    + service(
        "correct",
        "notices.correct",
        inputs={
            "notice": "=tender_notice",
            "reason": "=reason",
            "content": "=context([{key: field, value: value}])",
        },
        outputs={"correction": "=notice"},
    )
    + task("leave", "tiny/withdraw")
    + service(
        "withdraw",
        "notices.withdraw",
        inputs={"notice": "=tender_notice", "reason": "=reason", "basis": "=basis"},
        outputs={"withdrawal": "=notice"},
    )
    + catch(
        "asked",
        on("message", "question"),
        outputs={"about": "=question_about", "question": "=question_text"},
    )
    + task("answer", "tiny/answer")
    + service(
        "clarify",
        "notices.publish",
        inputs={
            "kind": "clarification",
            "title": "长江大桥澄清公告",
            "content": '={"问题": question, "答复": answer, "投标截止时间": "2026-04-01 09:30"}',
            "lot": "=null",
        },
        outputs={"clarification": "=notice"},
    )
    + path("s", "issue", "publish", "fork")
    + path("fork", "more", "change", "which")
    + path("which", "correct", "more")
    + path("which", "leave", when='=field = "withdraw"')
    + path("leave", "withdraw", "e")
    + path("fork", "again", "asked", "answer", "clarify", "again"),
    extra=said_by("question", "public", "tiny/question"),
    id="call",
    agency="s e fork again more which asked issue publish change correct leave withdraw answer"
    " clarify",
)


def begun(house: House, **content: Json) -> str:
    """A project of the small tender, nothing published yet."""
    more = {"class": "A01", "class_zh": "工程", "class_en": "Works", **content}
    house.publish(DIAGRAM, process="call", forms=FORMS, **more)
    return started(house)


def started(house: House) -> str:
    return house.start({"project_name": "长江大桥", "project_code": "P-1"}, item="CALL")


def issued(house: House, project: str, *papers: str, **more: Json) -> dict[str, Any]:
    """The notice as the case file holds it, after it was published with these files."""
    given = {"title": TITLE, "papers": list(papers), **more}
    house.complete(project, "issue", given)
    return told(house, project, "tender_notice")


def told(house: House, project: str, name: str) -> dict[str, Any]:
    found = house.inside(project).case[name]
    assert isinstance(found, dict)
    return found


def corrected(house: House, project: str, field: str, value: str) -> dict[str, Any]:
    house.complete(project, "change", {"field": field, "value": value, "reason": "笔误"})
    return told(house, project, "correction")


def withdrawn(house: House, project: str) -> dict[str, Any]:
    house.complete(project, "change", {"field": "withdraw", "value": "", "reason": "x"})
    house.complete(project, "leave", {"reason": "规划调整", "basis": "苏发改〔2026〕1号"})
    return told(house, project, "withdrawal")


def ask(house: House, project: str, question: str, about: str = "第三章") -> None:
    data: dict[str, Json] = {"question_about": about, "question_text": question}
    house.give(SendMessage(actor=PUBLIC, name="question", data=data, project=project))
