"""Who may send a message is said in roles."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import SUNROAD


def check(package: Package) -> Iterator[Complaint]:
    for diagram, message in package.each("message"):
        for role in message.get(f"{SUNROAD}sender", "").split(","):
            if role.strip() and role.strip() not in package.bundle.roles:
                name = role.strip()
                yield diagram.complain(
                    message, f"发送方 {name} 不是角色", f"sender {name} is not a role"
                )
