"""The list of a package's files with their SHA-256: what a signature is made over."""

import hashlib
from collections.abc import Iterator, Mapping

from engine.store import exact
from engine.workflow.packages.package import MANIFEST, SIGNATURES

FORMAT = "sunroad-package/1"


def made(parts: Mapping[str, bytes]) -> bytes:
    """The manifest of these files; itself and the signatures are left out."""
    files = {path: hashlib.sha256(parts[path]).hexdigest() for path in sorted(_listed(parts))}
    return exact.canonical({"format": FORMAT, "files": files})


def faults(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Where the files are not those of the manifest; a package without one has none."""
    if MANIFEST not in parts:
        signed = any(path.startswith(SIGNATURES) for path in parts)
        return (f"{MANIFEST} · missing, but the package is signed",) if signed else ()
    try:
        told = exact.loads(parts[MANIFEST])
    except (ValueError, RecursionError):
        return (f"{MANIFEST} · not JSON",)
    files = told.get("files") if isinstance(told, dict) else None
    if not isinstance(files, dict) or not isinstance(told, dict) or told.get("format") != FORMAT:
        return (f"{MANIFEST} · not a manifest of {FORMAT}",)
    return tuple(_differences(files, parts))


def _differences(files: Mapping[str, object], parts: Mapping[str, bytes]) -> Iterator[str]:
    listed = _listed(parts)
    for path in sorted(files.keys() - listed):
        yield f"{path[:200]} · listed in {MANIFEST}, not in the package"
    for path in sorted(listed):
        if path not in files:
            yield f"{path} · not listed in {MANIFEST}"
        elif hashlib.sha256(parts[path]).hexdigest() != files[path]:
            yield f"{path} · SHA-256 is not the one of {MANIFEST}"


def _listed(parts: Mapping[str, bytes]) -> set[str]:
    return {path for path in parts if path != MANIFEST and not path.startswith(SIGNATURES)}
