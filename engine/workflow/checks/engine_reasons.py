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
)


def chinese(reason: str) -> str:
    """The reason in Chinese; where the table has none, the engine's own words."""
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            return said.format(*found.groups())
    return f"引擎还不能执行：{reason}"
