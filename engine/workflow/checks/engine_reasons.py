"""What the engine says when it cannot carry something out, in Chinese, as a table."""

import re

_SAID = (
    (r"choreographies are not supported", "尚不支持编排"),
    (r"a (\w+) with an? (\w+) event is not supported", "{0} 尚不支持 {1} 事件"),
    (r"a (\w+) needs a zeebe extension that says what it does", "{0} 须用 zeebe 扩展说明做什么"),
    (r"a (\w+) needs an event definition", "{0} 须有事件定义"),
    (r"a (\w+) event stands alone", "{0} 事件不能与别的事件并列"),
    (r"a parallel multiple event cannot wait for an? (\w+)", "并行多重事件不能等待 {0}"),
    (r"called process '(.*)' does not exist", "没有被调用的流程 {0}"),
    (r"(.*) is no FEEL expression: start it with =", "{0} 不是 FEEL 表达式，须以 = 开头"),
    (r"a receive task needs a messageRef", "接收任务须指明消息（messageRef）"),
    (r"an? (\w+) mapping needs source and target", "{0} 映射须有 source 和 target"),
    (r"a call activity needs a fixed .*", "调用活动须写明固定的 zeebe:calledElement processId"),
    (r"a called decision needs .*", "调用决策须有固定的 decisionId 和 resultVariable"),
    (r"a script needs expression and resultVariable", "脚本须有 expression 和 resultVariable"),
    (r"a multi-instance needs .*", "多实例须有 zeebe:loopCharacteristics 的 inputCollection"),
    (
        r"outputCollection and outputElement come together",
        "outputCollection 与 outputElement 须成对",
    ),
    (r"a standard loop needs .*", "标准循环须有 loopCondition 或 loopMaximum"),
    (r"only activities repeat", "只有活动可以循环"),
    (r"a conditional event needs a condition", "条件事件须有条件"),
    (r"a complex gateway that joins needs .*", "汇合的复杂网关须有 activationCondition"),
    (r"a link event needs a name", "链接事件须有名称"),
    (r"no link catch has this name", "没有同名的链接捕获事件"),
    (r"two link catches have this name", "有两个同名的链接捕获事件"),
    (r"a thrown (\w+) needs a code", "抛出的 {0} 须有代码"),
    (r"a timer needs exactly one of (.*)", "定时器须恰有 {0} 之一"),
    (r"(message|signal) (.*) has no name", "{0} {1} 没有名称"),
    (r"(\w+) '(.*)' does not exist", "{0} 指向不存在的 {1}"),
    (r"there is no start event|there is nothing to begin with", "没有开始的地方"),
    (r"more than one start event that could start it", "有多个可以启动它的开始事件"),
    (r"a condition is missing, and this is not the default", "缺少条件，且不是默认连线"),
    (r"(\w+) '(.*)' is not between 1 and 100", "{0} 的值 {1} 不在 1 到 100 之间"),
    (r"an activity is undone by one compensation event", "一个活动只能有一个补偿事件"),
    (r"a compensation event needs an association .*", "补偿事件须用关联连到一个补偿活动"),
    (r"no sequence flow touches a compensation activity", "补偿活动不能有顺序流"),
    (r"no compensation event leads to this .*", "没有补偿事件连到这个补偿活动"),
    (r"a compensation activity has no boundary events", "补偿活动不能有边界事件"),
    (r"no sequence flow leaves a compensation event .*", "边界上的补偿事件不能有顺序流"),
    (r"activityRef '(.*)' is nothing here that .*", "activityRef {0} 不是这里可以补偿的活动"),
    (r"no boundary event catches what .*", "没有边界事件捕获多实例抛出的事件"),
    (r"the behavior (.*) of a multi-instance .*", "多实例的 behavior {0} 没有定义"),
    (r"a complexBehaviorDefinition needs a condition", "complexBehaviorDefinition 须有条件"),
    (r"only an instantiating event-based gateway .*", "只有启动流程的事件网关可以是并行的"),
    (r"nothing leads to what starts a process", "启动流程的元素不能有进入的顺序流"),
    (r"something else starts this process already", "流程已经由别的元素启动"),
    (r"only an event sub-process starts by such an event", "只有事件子流程可以由这种事件启动"),
    (r"an ad-hoc sub-process has no (\w+)", "自由子流程不能有 {0}"),
    (r"a sub-process has exactly one start event", "子流程须恰有一个开始事件"),
    (r"an event sub-process needs a start event .*", "事件子流程的开始事件须有事件定义"),
    (r"a sub-process starts with a plain start event", "子流程的开始事件不能有事件定义"),
    (r"an error (start|boundary) event always interrupts", "错误事件总是中断的"),
    (r"it is attached to (.*), which is not beside it", "它所附着的 {0} 不在同一层"),
    (r"a boundary event cannot sit on an? (.*)", "边界事件不能附着在 {0} 上"),
    (r"the sequence flow ends at (.*), which is not beside it", "顺序流的一端 {0} 不在同一层"),
    (r"a sequence flow leaves end event (.*)", "顺序流从结束事件 {0} 出发"),
    (r"a sequence flow enters (\w+) (.*)", "顺序流进入 {0} {1}"),
    (r"a sequence flow touches event sub-process (.*)", "顺序流连到事件子流程 {0}"),
    (r"its default (.*) is not one of its sequence flows", "默认连线 {0} 不是它的顺序流"),
    (r"an event-based gateway needs at least two ways on", "事件网关须有至少两条出路"),
    (r"an event-based gateway leads to (\w+) (.*)", "事件网关通向 {0} {1}"),
    (r"a cancel event belongs to a transaction", "取消事件只能在事务中"),
    (r"the id is used twice", "编号用了两次"),
    (r"a (\w+) has no id", "{0} 没有编号"),
    (r"a process of this id is in another file", "另一个文件里有同一编号的流程"),
    (r"(.*?): .+", "{0} 不是可以读懂的表达式"),
)


def chinese(reason: str) -> str:
    """The reason in Chinese; where the table has none, the engine's own words."""
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            return said.format(*found.groups())
    return reason
