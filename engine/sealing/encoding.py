"""Bytes as text in the files and messages of the sealing: base64 with padding, strictly read."""

import base64
import binascii

from engine.vocabulary import Json


def base64_of(content: bytes) -> str:
    """Standard alphabet, padded."""
    return base64.b64encode(content).decode()


def bytes_in(text: Json) -> bytes:
    """The bytes of a base64 text, of which there is only one spelling.

    Raises:
        ValueError: it is not base64, or spelled otherwise than we do.
    """
    try:
        content = base64.b64decode(str(text), validate=True)
    except binascii.Error as problem:
        raise ValueError("not base64") from problem
    if base64_of(content) != text:
        raise ValueError("not canonical base64")
    return content
