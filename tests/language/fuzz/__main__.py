"""Fuzzes the language, led by the code that is reached: `python -m tests.language.fuzz SECONDS`.

What was found stays in `var/fuzz`; `python -m tests.language.fuzz.again FILE` tries it again.
"""

import json
import subprocess
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["engine.language"]):
    from engine.language import dmn, feel  # noqa: F401 - imported to be instrumented

from tests.language.fuzz.cases import TOKENS, case, raw
from tests.language.fuzz.limits import Limit, within_limits

ROOT = Path(__file__).parents[3]
PLACE = ROOT / "var" / "fuzz"
SEEDS = json.loads((ROOT / "tests/language/feel_cases.json").read_text("utf-8"))


def one(data: bytes) -> None:
    """Tries one input; what seems too slow while it is watched is tried again unwatched."""
    try:
        within_limits(case(data), share=5)
    except Limit as suspicion:
        suspect = PLACE / "suspect"
        suspect.write_bytes(data)
        again = [sys.executable, "-m", "tests.language.fuzz.again", str(suspect)]
        found = subprocess.run(again, cwd=ROOT, check=False, capture_output=True, text=True)
        if found.returncode:
            raise Limit(found.stderr.strip().splitlines()[-1]) from suspicion


def prepare() -> None:
    """The corpus to start from, and the words of the language."""
    corpus = PLACE / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS):
        (corpus / f"case-{number}").write_bytes(raw(seed["expression"]))
    words = (token.replace("\\", "\\\\").replace('"', '\\"') for token in TOKENS)
    (PLACE / "words").write_text("".join(f'"{word}"\n' for word in words if word.isascii()))


def main(seconds: int) -> None:
    """Runs for so long; ends with an error and the input in `var/fuzz` where something is found."""
    prepare()
    options = [
        *(sys.argv[0], str(PLACE / "corpus"), f"-max_total_time={seconds}", "-max_len=2000"),
        *(f"-dict={PLACE / 'words'}", f"-artifact_prefix={PLACE}/", "-timeout=60"),
        *("-rss_limit_mb=2000", "-print_final_stats=1", "-verbosity=1"),
    ]
    atheris.Setup(options, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]))
