"""The web server's memory does not grow with the bid that it takes."""

import json

import pytest
from click.testing import CliRunner

from bench.upload import upload

GROWS_MIB = 32
"""Far less than the bid, more than what a busy server needs anyway."""


@pytest.mark.long
def test_sixty_four_mebibytes_pass_through() -> None:
    answer = CliRunner().invoke(upload, ["--mib", "64", "--json"], catch_exceptions=False)
    assert json.loads(answer.stdout)["server_rss_grew_mib"] < GROWS_MIB
