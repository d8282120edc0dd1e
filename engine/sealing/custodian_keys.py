"""A custodian's key pairs: one for each scheme of the suite, the private halves in a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import SealingRefused
from engine.sealing import key_files
from engine.sealing.encoding import base64_of, bytes_in
from engine.sealing.kems import KEMS
from engine.sealing.suites import suite_named
from engine.store import exact
from engine.vocabulary import Json

LENGTHS = {"x25519": 32, "p256": 65, "sm2": 65}
NEEDED = {"intl": "p256", "sm": "sm2"}


@dataclass(frozen=True, kw_only=True, slots=True)
class CustodianKeys:
    """Private halves by scheme; for tests, rehearsals and drills, never held by the platform."""

    suite: str
    public: Mapping[str, str]
    private: Mapping[str, bytes]

    def pair(self, scheme: str) -> tuple[bytes, bytes]:
        """Private and public half, raw."""
        return self.private[scheme], bytes_in(self.public[scheme])


def make(suite: str) -> CustodianKeys:
    """New pairs for every scheme of the suite."""
    pairs = {scheme: KEMS[scheme].make() for scheme in suite_named(suite).schemes}
    return CustodianKeys(
        suite=suite,
        public={scheme: base64_of(public) for scheme, (_, public) in pairs.items()},
        private={scheme: private for scheme, (private, _) in pairs.items()},
    )


def fingerprint(suite: str, public_keys: Mapping[str, str]) -> str:
    """Hex: the suite's hash over the public keys; what stands in the notice."""
    return suite_named(suite).digest(exact.canonical(dict(public_keys))).hex()


def check_public_keys(suite: str, public_keys: Mapping[str, Json]) -> dict[str, str]:
    """Public keys as a browser sent them: known schemes, right lengths, points on their curve.

    Raises:
        SealingRefused: names the scheme; P-256 (SM2 in the suite "sm") is always needed.
    """
    allowed = suite_named(suite).schemes
    for scheme, text in public_keys.items():
        if scheme not in allowed or not _usable(scheme, text):
            raise SealingRefused("public_key", scheme=scheme)
    if NEEDED[suite] not in public_keys:
        raise SealingRefused("public_key", scheme=NEEDED[suite])
    return {scheme: str(text) for scheme, text in public_keys.items()}


def _usable(scheme: str, text: Json) -> bool:
    try:
        public = bytes_in(text)
        if len(public) != LENGTHS[scheme]:
            return False
        KEMS[scheme].send(public)
    except ValueError:
        return False
    return True


def write(keys: CustodianKeys, *, project: str, role: str, passphrase: str) -> dict[str, Json]:
    """The key file's content."""
    said: dict[str, Json] = {
        "project": project,
        "role": role,
        "public_keys": dict(keys.public),
        "fingerprint": fingerprint(keys.suite, keys.public),
    }
    return key_files.wrap(key_files.CUSTODIAN, keys.suite, said, keys.private, passphrase)


def read(file: Mapping[str, Json], passphrase: str) -> CustodianKeys:
    """The keys of a file; SealingRefused where file or passphrase is wrong."""
    private = key_files.unwrap(file, passphrase, key_files.CUSTODIAN)
    public = file.get("public_keys")
    if not isinstance(public, dict) or public.keys() != private.keys():
        raise SealingRefused("key_file")
    return CustodianKeys(
        suite=str(file["suite"]),
        public={scheme: str(text) for scheme, text in public.items()},
        private=private,
    )
