"""Operations and texts chosen to be dear: each ends in its budget, within 1 s and 64 MiB."""

import random
from collections.abc import Iterator

import pytest

from engine.language import dmn, feel
from tests.language.fuzz.cases import Case
from tests.language.fuzz.limits import NOW, limited, within_limits
from tests.language.models import definitions, literal, table

AB = "".join(random.Random(2).choices("ab", k=20_000))
SCOPE = {"ab": AB, "long": AB * 10, "aaa": "a" * 200_000, "big": list(range(20_000))}
PATTERNS = (
    'matches(aaa, "(a+)+$")',
    'matches(aaa, "(a|aa)*b")',
    'matches(aaa, "(x+x+)+y")',
    'matches(ab, "[ab]*a[ab]{20}c")',
    'matches(ab, "[ab]*a[ab]{900}c")',
    'matches(ab, "(a?){200}a{200}c")',
    'matches(ab, "(.*)(.*)(.*)(.*)(.*)x$")',
    'replace(aaa, "a(.*b)?", "")',
    'replace(long, "a([ab]*a[ab]{9}c)?", "")',
    'replace(long, "(a)|(b)|(c)|(d)|(e)|(f)|(g)|(h)", "$1$2")',
    'split(aaa, "a(.*[bc]{9}d)?")',
    'split(aaa, "x*")',
    'split(aaa, "a")',
    'count(for i in 1..100000 return matches("a", string join(["(x|y)*", string(i)])))',
    'count(for i in 1..100000 return matches("a", string join(["' + r"\\p{L}" * 190 + '", "x"])))',
    'count(for i in 1..100000 return matches("a", string join(["[!-d-[b]]", string(i)])))',
)
DEAR = (
    " and ".join(["true"] * 1_500),
    "[" + ",".join(["1"] * 1_000) + "]",
    "{" + ",".join(f"a{n}: 1" for n in range(500)) + "}",
    "1 in (" + ",".join(["2"] * 1_000) + ")",
    "-(-(-(-1)))",
    "2.345678901234567890123456789012345 ** 0.3333333333333333333333333333333333",
    "1e-6000 ** 0.5",
    "exp(1.234567890123456789012345678901234)",
    "log(1.2345678901234567890123456)",
    "modulo(1e6000, 1e-6000)",
    "odd(1e6000)",
    "[1][1e6000]",
    "sublist([1, 2], 1e6000)",
    'substring("abc", 1e6000)',
    "string(1e6000)",
    "1 / 0",
    "for j in 1e6000..2e6000 return j",
    'date("-999999-01-01") + duration("P999999D")',
    'time("10:00:00@Asia/Shanghai") < time("11:00:00@Europe/Berlin")',
    'range("[1..2]")',
    "stddev([1, 2, 3])",
    "(function(x) x)(1)",
    "every x in [1, 2] satisfies x > 0",
)
GROWING = (
    *("{}", "[]", "[i]", "{a: i}", "{a: {a: {a: i}}}", "function() i", "{f: function(x) x}"),
    *("[1..i]", "get entries({a: 1, b: 2})", "partition([1, 2, 3, 4], 1)", "index of([1, 1], 1)"),
    *('split("字,字,字", ",")', 'split("字.字.字", "[.]")', 'time("10:00:00.123456789+08:00")'),
    *('context put({a: 1}, "b", 2)', "distinct values([i, i + 1])", 'upper case("a字")'),
)


def digits(count: int, unit: str) -> str:
    return "".join(unit.format(n) for n in range(count))


TEXTS = (
    "{" + "a+" * 4_500 + "a-z: 1, b: " + "a+" * 5_000 + "a}",
    "{" + digits(1_000, "a b{}: 1, ") + "z: [" + "a b7, " * 1_500 + "1]}",
    "{" + digits(2_500, "a{}: a0, ") + "z: 1}",
    "for " + digits(900, "a b{} in [1], ") + "z in [1] return 1",
    "a" + ("[b" + ".c" * 55) * 50 + "]" * 50,
    "a" + ("[1]" * 50 + "[a") * 50 + "]" * 50,
    "x" + ".a" * 9_000,
    "f" + "()" * 9_000,
    "1" * 20_000,
    '"' + "\\u0041" * 3_300 + '"',
    "/*" * 10_000,
    '"' * 20_000,
)


def decisions(count: int, back: int) -> bytes:
    """Each requires those before it."""
    return definitions(
        *(
            literal(f"d{n}", "1", *(f"d{m}" for m in range(max(0, n - back), n)))
            for n in range(count)
        )
    )


def ring(count: int) -> bytes:
    return definitions(*(literal(f"d{n}", "1", f"d{(n + 1) % count}") for n in range(count)))


def functions_in_a_ring(count: int) -> Iterator[str]:
    for n in range(count):
        after = (n + 1) % count
        yield (
            f'<businessKnowledgeModel id="k{n}" name="k{n}"><encapsulatedLogic>'
            f"<literalExpression><text>k{after}()</text></literalExpression></encapsulatedLogic>"
            f'<knowledgeRequirement><requiredKnowledge href="#k{after}"/></knowledgeRequirement>'
            "</businessKnowledgeModel>"
        )


MODELS = {
    "everything requires everything": decisions(200, 200),
    "a long chain": decisions(1_500, 1),
    "wide": decisions(3_000, 5),
    "a ring": ring(80),
    "names": definitions(
        *(f'<inputData id="i{n}" name="a b{n}"/>' for n in range(10_000)),
        *(literal(f"d{n}", f"a b{n}") for n in range(2_000)),
    ),
    "cells": table("FIRST", ["x"] * 40, ["y"], [["-"] * 40 + ["1"] for _ in range(600)]),
    "texts": table("FIRST", ["x"], ["y"], [[f"< {n}", "1"] for n in range(6_000)]),
    "long": definitions(*(literal(f"d{n}", "1+" * 9_000 + str(n)) for n in range(6))),
    "types": definitions(
        *(
            f'<itemDefinition name="t{n}"><typeRef>t{n + 1}</typeRef></itemDefinition>'
            for n in range(9_000)
        )
    ),
    "elements": definitions("<a/>" * 199_000),
    "attributes": definitions("<a " + digits(190_000, 'a{}="" ') + "/>"),
}


def evaluate(text: str) -> None:
    expression = feel.compile(text, names=SCOPE)
    try:
        feel.to_json(expression.evaluate(SCOPE, now=NOW))
    except feel.BudgetExceeded:
        return


@pytest.mark.parametrize("text", PATTERNS)
def test_no_pattern_takes_long(text: str) -> None:
    limited(lambda: evaluate(text), told=text)


@pytest.mark.long
@pytest.mark.parametrize("text", DEAR)
def test_an_endless_loop_over_what_is_dear_ends_in_time(text: str) -> None:
    endless = f'some i in 1..100000000 satisfies ({text}) = "never"'
    limited(lambda: evaluate(endless), told=text)


@pytest.mark.long
@pytest.mark.parametrize("text", GROWING)
@pytest.mark.parametrize("times", [20_000, 60_000, 100_000, 10_000_000])
def test_what_grows_ends_in_its_share_of_memory(text: str, times: int) -> None:
    growing = f"for i in 1..{times} return {text}"
    limited(lambda: evaluate(growing), told=growing)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_takes_long_to_read(text: str) -> None:
    within_limits(Case(kind="expression", text=text))


@pytest.mark.parametrize("name", MODELS)
def test_no_model_takes_long_to_read(name: str) -> None:
    within_limits(Case(kind="model", model=MODELS[name]))


@pytest.mark.parametrize("count", [1, 2, 80, 3_000])
def test_decisions_in_a_ring_are_refused(count: int) -> None:
    with pytest.raises(dmn.BadModel, match=r"requires itself|chained too long"):
        dmn.load(ring(count))


def test_functions_that_call_each_other_in_a_ring_end_in_the_budget() -> None:
    decision = (
        '<decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#k0"/>'
        "</knowledgeRequirement><literalExpression><text>k0()</text></literalExpression></decision>"
    )
    model = dmn.load(definitions(*functions_in_a_ring(50), decision))
    with pytest.raises(feel.BudgetExceeded):
        model["d"].decide({}, now=NOW)
