"""What components of a form and their settings are called."""

from collections.abc import Mapping

from engine.workflow.comparing.change import Word

KINDS: Mapping[str, Word] = {
    "textfield": Word("文本", "text field"),
    "textarea": Word("多行文本", "text area"),
    "number": Word("数字", "number"),
    "select": Word("下拉选择", "selection"),
    "radio": Word("单选", "choice"),
    "checklist": Word("多选", "checklist"),
    "taglist": Word("标签选择", "tag list"),
    "checkbox": Word("勾选", "checkbox"),
    "datetime": Word("日期时间", "date and time"),
    "filepicker": Word("文件", "file"),
    "expression": Word("计算值", "computed value"),
    "dynamiclist": Word("列表", "list"),
    "group": Word("分组", "group"),
    "table": Word("表格", "table"),
    "text": Word("说明文字", "text"),
    "button": Word("按钮", "button"),
}
WORDS: Mapping[str, Word] = {
    "type": Word("类型", "type"),
    "label": Word("标签", "label"),
    "dateLabel": Word("标签", "label"),
    "timeLabel": Word("时间标签", "label of the time"),
    "text": Word("文字", "text"),
    "description": Word("提示", "hint"),
    "defaultValue": Word("默认值", "default"),
    "validate.required": Word("必填", "required"),
    "validate.min": Word("最小值", "minimum"),
    "validate.max": Word("最大值", "maximum"),
    "validate.minLength": Word("最少字数", "least characters"),
    "validate.maxLength": Word("最多字数", "most characters"),
    "validate.pattern": Word("格式", "pattern"),
    "validate.validationType": Word("格式", "format"),
    "conditional.hide": Word("隐藏条件", "hidden when"),
    "readonly": Word("只读", "read only"),
    "disabled": Word("停用", "disabled"),
    "decimalDigits": Word("小数位数", "decimal places"),
    "valuesKey": Word("选项来源", "source of the options"),
    "valuesExpression": Word("选项来源", "source of the options"),
    "multiple": Word("可多个", "several"),
    "accept": Word("文件类型", "types of file"),
    "properties.title": Word("标题", "title"),
    "properties.en": Word("英文标签", "English label"),
    "properties.en_description": Word("英文提示", "English hint"),
    "properties.class": Word("公开类别", "class"),
    "properties.until": Word("保密到", "withheld until"),
    "properties.rule": Word("法规时限", "statutory row"),
    "properties.check": Word("校验", "validation"),
    "properties.check_message": Word("校验提示", "message of the validation"),
    "properties.check_message_en": Word("校验英文提示", "English message of the validation"),
    "appearance.prefixAdorner": Word("前缀", "prefix"),
    "appearance.suffixAdorner": Word("单位", "unit"),
}
_OPTION = {
    "label": Word("文字", "text"),
    "value": Word("值", "value"),
    "en": Word("英文", "English"),
}


def facet_word(path: str) -> Word:
    """A setting by its dotted path; `values[2].label` is the text of option 2."""
    if path.startswith("values["):
        number, _, facet = path.removeprefix("values[").partition("].")
        word = _OPTION.get(facet, Word(facet, facet))
        return Word(f"选项 {number} {word.zh}", f"{word.en} of option {number}")
    return WORDS.get(path, Word(f" {path} ", path))
