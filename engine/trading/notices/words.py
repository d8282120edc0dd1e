"""What is said of notices that are refused, Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "notice_lacks": (
        "{kind_zh}缺少“{zh}”（{law_zh}）",
        "{kind_en} lacks: {en} ({law_en})",
    ),
    "notice_forbids_mobile": (
        "{kind_zh}里有个人手机号码，公开前请删去",
        "{kind_en} holds somebody's mobile number; take it out before it is public",
    ),
    "notice_forbids_identity_number": (
        "{kind_zh}里有公民身份号码，公开前请删去或遮盖",
        "{kind_en} holds somebody's identity number; take it out or mask it before it is public",
    ),
    "notice_elsewhere": (
        "要更正或撤回的公告不属于这个项目",
        "The notice to correct or withdraw does not belong to this project",
    ),
    "notice_gone": (
        "这份公告已经撤回，不能再更正或撤回",
        "This notice was withdrawn already; it cannot be corrected or withdrawn again",
    ),
    "notice_unchanged": (
        "更正后的内容与原公告相同：没有可以更正的",
        "What is to be corrected reads as before; there is nothing to correct",
    ),
    "no_such_document": (
        "随公告发布的文件不在这个项目里",
        "A file to publish with the notice is none of this project's",
    ),
    "no_address": (
        "请填写电子邮箱或手机号码，例如 name@example.com 或 13800000000",
        "Enter an e-mail address or a mobile number, such as name@example.com or 13800000000",
    ),
    "question_missing": ("请填写要问的问题", "Write your question"),
    "question_too_long": ("问题最多 2000 字", "A question has at most 2,000 characters"),
    "question_about_long": ("所问章节最多 200 字", "The clause has at most 200 characters"),
    "questions_many": (
        "这个项目一小时内收到的提问太多，请稍后再提",
        "This project received many questions within the hour; ask again later",
    ),
    "medium_key": (
        "用小写英文字母、数字和下划线，以字母开头，最多 40 个字符",
        "Small letters, digits and underscores, a letter first, at most 40 characters",
    ),
    "medium_url": (
        "网址应以 https:// 或 http:// 开头",
        "An address begins with https:// or http://",
    ),
}
