"""What a script token does, as a service of the house; the ledger is the trace."""

from datetime import datetime
from decimal import Decimal

from engine.vocabulary import Data
from engine.workflow.services import Ask, Result, Service

TRACED = {
    "INCREMENT_INTEGER_VARIABLE_AND_LOG": "INCREMENT_correct",
    "LOG_DATA": "DATA_correct",
    "CREATE_MARKER_FILE": "MARKER_exists",
    **{f"SCRIPT_task{number}": f"SCRIPT_task{number}" for number in range(1, 10)},
}
"""Token → what the trace says of it; all other tokens leave no trace."""


class ScriptFailed(Exception):  # noqa: N818 - a sentence
    """The script fails."""


def _nothing(inputs: Data, ask: Ask, now: datetime) -> Result:
    return Result()


def _increment(inputs: Data, ask: Ask, now: datetime) -> Result:
    return Result(data={"integerVariable": Decimal(str(inputs["integerVariable"])) + 1})


def _set(inputs: Data, ask: Ask, now: datetime) -> Result:
    return Result(data={"data": "String"})


def _log(inputs: Data, ask: Ask, now: datetime) -> Result:
    if inputs.get("data") != "String":
        raise ScriptFailed
    return Result()


def _fail(inputs: Data, ask: Ask, now: datetime) -> Result:
    raise ScriptFailed


_RUN = {
    "INCREMENT_INTEGER_VARIABLE": _increment,
    "INCREMENT_INTEGER_VARIABLE_AND_LOG": _increment,
    "SET_STRING_DATA": _set,
    "LOG_DATA": _log,
    "THROW_ERROR": _fail,
    **dict.fromkeys(("CREATE_LOG_FILE", "CREATE_MARKER_FILE"), _nothing),
    **{f"SCRIPT_task{number}": _nothing for number in range(1, 10)},
    **{f"CREATE_TIMESTAMP_LOG_{number}": _nothing for number in range(1, 10)},
}
SERVICES = {f"script.{token}": Service(run=run, zh=token, en=token) for token, run in _RUN.items()}
