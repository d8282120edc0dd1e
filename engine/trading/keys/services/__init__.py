"""What diagrams may ask of keys."""

from collections.abc import Mapping

from engine.trading.keys.services import ready
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "keys.ready": Service(
        run=ready.run,
        zh="核对密钥保管人",
        en="Check the custodians' keys",
        inputs=(),
        outputs=("keys_ready", "custodians", "sealing_script"),
    ),
}
