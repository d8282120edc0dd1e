"""What elements of a diagram and what they say are called."""

import re
from collections.abc import Mapping

from engine.workflow.comparing.change import Word

KINDS: Mapping[str, Word] = {
    "process": Word("流程", "process"),
    "task": Word("任务", "task"),
    "userTask": Word("人工任务", "user task"),
    "manualTask": Word("手工任务", "manual task"),
    "serviceTask": Word("服务任务", "service task"),
    "scriptTask": Word("脚本任务", "script task"),
    "businessRuleTask": Word("规则任务", "business rule task"),
    "sendTask": Word("发送任务", "send task"),
    "receiveTask": Word("接收任务", "receive task"),
    "subProcess": Word("子流程", "sub-process"),
    "transaction": Word("事务子流程", "transaction"),
    "adHocSubProcess": Word("自由子流程", "ad-hoc sub-process"),
    "callActivity": Word("调用活动", "call activity"),
    "exclusiveGateway": Word("排他网关", "exclusive gateway"),
    "inclusiveGateway": Word("包容网关", "inclusive gateway"),
    "parallelGateway": Word("并行网关", "parallel gateway"),
    "eventBasedGateway": Word("事件网关", "event-based gateway"),
    "complexGateway": Word("复杂网关", "complex gateway"),
    "startEvent": Word("开始事件", "start event"),
    "endEvent": Word("结束事件", "end event"),
    "intermediateCatchEvent": Word("中间捕获事件", "catch event"),
    "intermediateThrowEvent": Word("中间抛出事件", "throw event"),
    "boundaryEvent": Word("边界事件", "boundary event"),
    "sequenceFlow": Word("顺序流", "sequence flow"),
    "messageFlow": Word("消息流", "message flow"),
    "lane": Word("泳道", "lane"),
    "participant": Word("参与者", "pool"),
    "message": Word("消息", "message"),
    "signal": Word("信号", "signal"),
    "error": Word("错误", "error"),
    "escalation": Word("升级", "escalation"),
    "dataObjectReference": Word("数据对象", "data object"),
    "dataStoreReference": Word("数据存储", "data store"),
    "textAnnotation": Word("注释", "annotation"),
    "group": Word("组", "group"),
    "association": Word("关联", "association"),
}
WORDS: Mapping[str, Word] = {
    "name": Word("名称", "name"),
    "lane": Word("泳道", "lane"),
    "inside": Word("所在子流程", "sub-process around it"),
    "sourceRef": Word("起点", "source"),
    "targetRef": Word("终点", "target"),
    "default": Word("默认分支", "default flow"),
    "conditionExpression": Word("条件", "condition"),
    "documentation": Word("说明", "documentation"),
    "dueWorkingDays": Word("办理时限（工作日）", "due in working days"),
    "rule": Word("法规时限", "statutory row"),
    "suspends": Word("是否暂停程序", "whether it suspends"),
    "suspendable": Word("暂停时是否停表", "whether a suspension stops it"),
    "title": Word("标题", "title"),
    "sender": Word("发送角色", "role that sends"),
    "form": Word("表单", "form"),
    "instanceLabel": Word("实例名称", "label of an instance"),
    "isExecutable": Word("可执行", "executable"),
    "isInterrupting": Word("是否中断", "interrupting"),
    "cancelActivity": Word("是否中断", "interrupting"),
    "triggeredByEvent": Word("由事件触发", "triggered by an event"),
    "attachedToRef": Word("所附活动", "activity it is attached to"),
    "formDefinition.formId": Word("表单", "form"),
    "taskDefinition.type": Word("服务", "service"),
    "taskSchedule.dueDate": Word("到期时间", "due date"),
    "assignmentDefinition.assignee": Word("办理人", "assignee"),
    "priorityDefinition.priority": Word("优先级", "priority"),
    "calledElement.processId": Word("被调用流程", "called process"),
    "calledDecision.decisionId": Word("决策", "decision"),
    "script.expression": Word("脚本", "script"),
    "script.resultVariable": Word("脚本结果", "result of the script"),
    "subscription.correlationKey": Word("关联键", "correlation key"),
    "timerEventDefinition.timeDate": Word("定时", "timer"),
    "timerEventDefinition.timeDuration": Word("定时时长", "duration of the timer"),
    "timerEventDefinition.timeCycle": Word("定时周期", "cycle of the timer"),
    "messageEventDefinition.messageRef": Word("消息", "message"),
    "signalEventDefinition.signalRef": Word("信号", "signal"),
    "errorEventDefinition.errorRef": Word("错误", "error"),
    "text": Word("文字", "text"),
    "userTask": Word("人工任务标记", "mark of a user task"),
}
_MAPPING = re.compile(r"(input|output|header|property)\[(.+)\]\.(source|value)", re.S)
_SIDES = {
    "input": Word("输入", "input"),
    "output": Word("输出", "output"),
    "header": Word("任务头", "header"),
    "property": Word("属性", "property"),
}


def kind_word(kind: str) -> Word:
    return KINDS.get(kind, Word(kind, kind))


def facet_word(path: str) -> Word:
    """By where it stands in the element: `input[lot].source` is the input lot."""
    mapping = _MAPPING.fullmatch(path)
    if mapping:
        word = _SIDES[mapping[1]]
        return Word(f"{word.zh} {mapping[2]} ", f"{word.en} {mapping[2]}")
    if path.startswith("multiInstanceLoopCharacteristics"):
        rest = path.rpartition(".")[2]
        return Word(f"多实例设置 {rest} ", f"multi-instance setting {rest}")
    return WORDS.get(path, Word(f" {path} ", path))
