"""The trade that is killed over and over: people step, clocks ring, messages go out and come home.

Beside each other: `step` → a message to the receiver → a message home → `step` again; and `hold`,
on which a bell rings every minute and each message home is counted.
"""

from datetime import datetime
from uuid import uuid4

from engine.vocabulary import Data, Message
from engine.workflow.services import Ask, Result, Service
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import (
    boundary,
    gateway,
    message,
    node,
    on,
    path,
    script,
    timer,
)

BODY = (
    '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
    + gateway("exclusive", "again")
    + task("step")
    + service("tell", "test.tell", kind="told")
    + node("sendTask", "home", attrs='messageRef="came_home"')
    + task("hold")
    + boundary("bell", "hold", timer("R/PT1M", "timeCycle"), stop=False)
    + service("ring", "test.tell", kind="rung")
    + boundary("came", "hold", on("message", "came_home"), stop=False)
    + script("count", "homes", "=homes + 1")
    + script("none", "homes", "=0")
    + path("s", "none", "fork", "again", "step", "tell", "home", "again")
    + path("fork", "hold", "e")
    + path("bell", "ring", "e")
    + path("came", "count", "e")
)
DIAGRAM = drawn(
    BODY,
    extra=message("came_home", "=project_code"),
    agency="s none fork e again step tell home hold bell ring came count",
)


def tell(inputs: Data, ask: Ask, now: datetime) -> Result:
    body = {"kind": inputs["kind"]}
    return Result(messages=(Message(channel="receiver", key=uuid4().hex, body=body),))


SERVICES = {"test_tell": Service(run=tell, zh="告知", en="Tell")}
