"""A small type as a zip: whole, with a file changed, signed by somebody."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.workflow import packages
from engine.workflow.packages import naming, signatures
from tests.rehearsal import tiny

FIRST = {"complete": "step_0", "data": {"note": "二"}}
SECOND = {"complete": "step_1", "data": {"note": "三"}}
HAPPY = tiny.story(FIRST, SECOND, {"expect": {"state": "completed", "open": []}})
SAD = tiny.story(FIRST, {"expect": {"state": "completed", "open": []}})


def parts(**more: bytes) -> dict[str, bytes]:
    """`more` are stories by name; without any, one that passes."""
    return naming.named(tiny.files(**(more or {"happy": HAPPY})), "tiny")


def zipped(changes: dict[str, bytes] | None = None, *keys: Ed25519PrivateKey) -> bytes:
    """With files changed or added, signed by each key."""
    whole = {**parts(), **(changes or {})}
    for key in keys:
        whole = signatures.sign(whole, key)
    return packages.write_zip(whole)


def tampered(key: Ed25519PrivateKey) -> bytes:
    """Signed; then a file was changed and the manifest made anew, the signature kept."""
    signed = signatures.sign(parts(), key)
    story = {**signed, "stories/happy.json": SAD}
    del story["manifest.json"]
    return packages.write_zip(story)
