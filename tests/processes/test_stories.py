"""Every story of every trading type can be told to its diagrams, step by step."""

import json
from pathlib import Path

import pytest

from tests.processes.house import ROOT
from tests.processes.replay import Replay

STORIES = sorted((ROOT / "processes").glob("*/stories/*.json"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_can_be_told(path: Path) -> None:
    Replay(path.parents[1].name, json.loads(path.read_text("utf-8"))).tell()
