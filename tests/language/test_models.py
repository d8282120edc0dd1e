"""Decision models: requirements, boxed expressions, and files that are refused."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.language import dmn, feel
from tests.language.models import definitions, literal

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def decide(model: bytes, key: str = "decided", **scope: object) -> object:
    return dmn.load(model)[key].decide(scope, now=NOW)


def boxed(inner: str) -> bytes:
    return definitions(
        f'<decision id="decided" name="decided"><variable name="decided"/>{inner}</decision>'
    )


def text(value: str) -> str:
    return f"<literalExpression><text>{value}</text></literalExpression>"


def test_required_decisions_come_first() -> None:
    model = definitions(
        literal("decided", "fee + 1", "fee"),
        literal("fee", "amount * rate", "rate"),
        literal("rate", "0.01"),
    )
    assert decide(model, amount=500) == 6
    assert dmn.load(model)["decided"].expression.names == {"amount"}


def test_a_decision_required_twice_is_made_once() -> None:
    calls = []
    model = definitions(
        literal("decided", "left + right", "left", "right"),
        literal("left", "base", "base"),
        literal("right", "base", "base"),
        literal("base", "ask()"),
    )
    decision = dmn.load(model)["decided"]
    functions = {"ask": lambda: calls.append(1) or 2}
    assert decision.decide({}, now=NOW, functions=functions) == 4
    assert calls == [1]


def test_decisions_that_require_each_other_are_refused() -> None:
    with pytest.raises(dmn.BadModel, match="requires itself"):
        dmn.load(definitions(literal("a", "b", "b"), literal("b", "a", "a")))


def test_a_knowledge_model_is_a_function() -> None:
    model = definitions(
        '<businessKnowledgeModel id="share" name="share"><variable name="share"/>'
        '<encapsulatedLogic><formalParameter name="of amount" typeRef="number"/>'
        f"{text('of amount / 10')}</encapsulatedLogic></businessKnowledgeModel>",
        '<decision id="decided" name="decided"><variable name="decided"/>'
        '<knowledgeRequirement><requiredKnowledge href="#share"/></knowledgeRequirement>'
        f"<invocation>{text('share')}<binding><parameter name='of amount'/>{text('x')}</binding>"
        "</invocation></decision>",
    )
    assert decide(model, x=50) == 5
    assert decide(model, x="fifty") is None


def test_a_decision_service_answers_its_output() -> None:
    model = definitions(
        literal("answer", "given + 1", "given"),
        literal("given", "1"),
        '<decisionService id="service" name="service"><variable name="service"/>'
        '<outputDecision href="#answer"/><inputDecision href="#given"/></decisionService>',
        '<decision id="decided" name="decided"><variable name="decided"/>'
        '<knowledgeRequirement><requiredKnowledge href="#service"/></knowledgeRequirement>'
        f"{text('service(10)')}</decision>",
    )
    assert decide(model, "answer") == 2
    assert decide(model) == 11
    assert decide(model, "service", given=5) == 6


def part(tag: str, expression: str) -> str:
    return f"<{tag}>{text(expression)}</{tag}>"


def loop(tag: str, source: str, body: str) -> str:
    return f"<{tag} iteratorVariable='i'>{part('in', source)}{body}</{tag}>"


CHOICE = part("if", "x = 3") + part("then", "1") + part("else", "2")
ENTRY = f"<contextEntry><variable name='a b'/>{text('x + 1')}</contextEntry>"
RESULT = part("contextEntry", "a b * 2")
COLUMNS = "<column name='a'/><column name='b'/>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<conditional>{CHOICE}</conditional>", Decimal(1)),
        (f"<filter>{part('in', '[1,2,3]')}{part('match', 'item = x')}</filter>", [Decimal(3)]),
        (loop("for", "[1,x]", part("return", "i * i")), [Decimal(1), Decimal(9)]),
        (loop("some", "[1,3]", part("satisfies", "i = x")), True),
        (loop("every", "[1,3]", part("satisfies", "i = x")), False),
        (f"<list>{text('1')}{text('x')}</list>", [Decimal(1), Decimal(3)]),
        (f"<context>{ENTRY}{RESULT}</context>", Decimal(8)),
        (f"<context>{ENTRY}</context>", {"a b": Decimal(4)}),
        (
            f"<relation>{COLUMNS}<row>{text('1')}{text('x')}</row></relation>",
            [{"a": Decimal(1), "b": Decimal(3)}],
        ),
    ],
)
def test_boxes_mean_what_their_text_would(inner: str, expected: object) -> None:
    assert decide(boxed(inner), x=3) == expected


def test_a_declared_type_is_held() -> None:
    model = definitions(
        '<itemDefinition name="tBid"><itemComponent name="price"><typeRef>number</typeRef>'
        "</itemComponent></itemDefinition>",
        '<decision id="decided" name="decided"><variable name="decided" typeRef="tBid"/>'
        f"{text('x')}</decision>",
    )
    assert decide(model, x={"price": 5}) == {"price": Decimal(5)}
    assert decide(model, x={"price": "five"}) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"plain",
        b"<other/>",
        b'<!DOCTYPE d [<!ENTITY a "b">]><definitions>&a;</definitions>',
        b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><definitions/>',
        b"<definitions>" + b" " * 4_000_000 + b"</definitions>",
        boxed("<list>" * 60 + "</list>" * 60),
        boxed(text("1 +")),
        definitions(literal("a", "b", "nowhere")),
        definitions('<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>'),
    ],
)
def test_a_file_that_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(dmn.BadModel):
        dmn.load(data)


def test_parts_of_another_model_are_said_to_be_unsupported() -> None:
    link = '<informationRequirement><requiredDecision href="urn:other#x"/></informationRequirement>'
    model = definitions(f'<decision id="decided" name="d">{link}{text("1")}</decision>')
    with pytest.raises(dmn.Unsupported, match="urn:other"):
        dmn.load(model)


def test_other_languages_are_said_to_be_unsupported() -> None:
    model = boxed('<literalExpression expressionLanguage="urn:python"><text>1</text>'
                  "</literalExpression>")  # fmt: skip
    with pytest.raises(dmn.Unsupported, match="urn:python"):
        dmn.load(model)


def test_a_decision_has_a_budget() -> None:
    decision = dmn.load(definitions(literal("decided", "count(for i in 1..10000000 return i)")))
    with pytest.raises(feel.BudgetExceeded):
        decision["decided"].decide({}, now=NOW, budget=feel.Budget(steps=10_000))
