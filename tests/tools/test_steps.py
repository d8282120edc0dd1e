"""Preparation steps run when something has changed, and only then."""

import sys
from pathlib import Path

import pytest

from tools import steps
from tools.steps import Step, UnpreparedError, call


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Step, list[str]]:
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    source, product = tmp_path / "source", tmp_path / "product"
    source.write_text("one")
    calls: list[str] = []

    def make() -> None:
        calls.append("made")
        product.write_text("made")

    step = Step(title="It", sources=(source,), stamp=tmp_path / "stamp", product=product, make=make)
    return step, calls


def test_a_step_runs_once(made: tuple[Step, list[str]]) -> None:
    step, calls = made
    assert step.run()
    assert not step.run()
    assert calls == ["made"]


def test_a_changed_source_runs_it_again(made: tuple[Step, list[str]]) -> None:
    step, calls = made
    step.run()
    step.sources[0].write_text("two")
    assert step.run()
    assert len(calls) == 2


def test_a_lost_product_runs_it_again(made: tuple[Step, list[str]]) -> None:
    step, calls = made
    step.run()
    step.product.unlink()
    assert step.run()
    assert len(calls) == 2


def test_a_failed_step_is_not_taken_for_done(tmp_path: Path) -> None:
    def fail() -> None:
        call([sys.executable, "-c", "raise SystemExit(3)"])

    step = Step(title="It", sources=(), stamp=tmp_path / "stamp", product=tmp_path, make=fail)
    with pytest.raises(UnpreparedError, match="exit code 3"):
        step.run()
    assert not step.stamp.exists()
