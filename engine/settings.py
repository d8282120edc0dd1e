"""The environment, read here and nowhere else."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SUITES = ("intl", "sm")
DEFAULT_SECRET = "change-me"  # noqa: S105 - the value that start refuses outside demo mode


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Where data, keys and diagrams lie, and how the site is reached."""

    data: Path
    keys: Path
    database_url: str
    processes: Path
    forms: Path
    secret_key: str
    second_channel_url: str | None = None
    bank_url: str | None = None
    issuer_url: str | None = None
    secure_cookies: bool = True
    owner_url: str | None = None
    suite: str = "intl"
    public_url: str = "http://localhost:8000"
    bid_bytes: int = 4 << 30

    @property
    def files(self) -> Path:
        return self.data / "files"

    @property
    def scripts(self) -> Path:
        """Sealing scripts of releases: beside the house's files, never among them."""
        return self.files / "sealing"

    @property
    def checkpoints(self) -> Path:
        return self.data / "checkpoints"


def read(environment: dict[str, str] | None = None) -> Settings:
    """Settings from the environment (`SUNROAD_*`)."""
    env = dict(os.environ) if environment is None else environment
    data = Path(env.get("SUNROAD_DATA", "var")).resolve()
    keys = Path(env.get("SUNROAD_KEYS", str(data.parent / "keys"))).resolve()
    return Settings(
        data=data,
        keys=keys,
        database_url=env.get("SUNROAD_DATABASE_URL", f"sqlite:///{data / 'sunroad.db'}"),
        owner_url=env.get("SUNROAD_OWNER_URL"),
        suite=_suite(env.get("SUNROAD_SUITE", SUITES[0])),
        processes=_folder(env, "processes"),
        forms=_folder(env, "forms"),
        secret_key=env.get("SUNROAD_SECRET_KEY", DEFAULT_SECRET),
        second_channel_url=env.get("SUNROAD_SECOND_CHANNEL"),
        bank_url=env.get("SUNROAD_BANK"),
        issuer_url=env.get("SUNROAD_ISSUER"),
        bid_bytes=int(env.get("SUNROAD_BID_BYTES", str(4 << 30))),
        secure_cookies=env.get("SUNROAD_INSECURE_COOKIES") != "1",
        public_url=env.get("SUNROAD_PUBLIC_URL", "http://localhost:8000").rstrip("/"),
    )


def _suite(named: str) -> str:
    """The cryptography that new projects seal their bids with."""
    if named not in SUITES:
        raise ValueError(f"SUNROAD_SUITE is {named}; it must be one of {', '.join(SUITES)}")
    return named


def _folder(env: dict[str, str], name: str) -> Path:
    """The folder in the checkout, or the one a wheel carries."""
    if named := env.get(f"SUNROAD_{name.upper()}"):
        return Path(named).resolve()
    packaged = HERE / "data" / name
    return packaged if packaged.is_dir() else HERE.parent / name


def key_file(settings: Settings, name: str, size: int = 32) -> bytes:
    """A private key of the installation, made at first use, readable by its owner only."""
    return made_key_file(settings, name, lambda: secrets.token_bytes(size))


def made_key_file(settings: Settings, name: str, make: Callable[[], bytes]) -> bytes:
    """As `key_file`, for keys that are more than random bytes."""
    path = settings.keys / name
    if not path.exists():
        settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path, make())
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
