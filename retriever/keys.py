"""Keys for callers from other machines: shown once when made, kept only as a hash, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import Field, ValidationError

from corpus.caller import ROLES, Caller, RoleName
from corpus.errors import Conflict, Invalid, NotFound, Unavailable
from corpus.records import CollectionName, Record

FILE = "keys.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


class Key(Record):
    """What a machine may do and see. A key made before keys had roles has every one but the administrator's; with no
    collections named it sees what everybody sees. `collections` is None for all of them.
    """

    name: str
    sha256: str
    made: datetime
    roles: list[RoleName] = sorted(ROLES - {"administrator"})
    collections: list[CollectionName] | None = []

    @property
    def caller(self) -> Caller:
        seen = None if self.collections is None else frozenset(self.collections)
        return Caller(id=f"key:{self.name}", roles=frozenset(self.roles), collections=seen)


class _KeyFile(Record):
    keys: list[Key] = Field(default_factory=list)


def hashed(secret: str) -> str:
    """SHA-256 is enough here: a key is 256 random bits, so there is nothing to guess that stretching would slow."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Keys:
    """The keys of one home folder, read afresh each time so that removing one takes effect at once."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def all(self) -> list[Key]:
        """Every key, in the order made. Raises Unavailable when the file is there and cannot be read."""
        try:
            return _KeyFile.model_validate_json(self._path.read_bytes()).keys
        except FileNotFoundError:
            return []
        except (OSError, ValidationError) as error:
            raise Unavailable(
                f"The keys in {self._path} cannot be read; repair the file, or delete it and add the keys again."
            ) from error

    def add(self, name: str, roles: Sequence[RoleName] = (), collections: Sequence[CollectionName] | None = ()) -> str:
        """Make a key and return it; this is the only time it can be seen. Without roles, it has every one but one."""
        if not _NAME.fullmatch(name):
            raise Invalid(f"{name!r} is not a name for a key: use up to 60 letters, digits, dots, hyphens.")
        held = self.all()
        if any(key.name == name for key in held):
            raise Conflict(f"There is already a key called {name}; remove it first with: foi keys remove {name}")
        secret = "foi_" + secrets.token_urlsafe(32)
        seen = None if collections is None else list(collections)
        made = Key(name=name, sha256=hashed(secret), made=datetime.now(UTC).replace(microsecond=0), collections=seen)
        self._write([*held, made.model_copy(update={"roles": sorted(roles)}) if roles else made])
        return secret

    def remove(self, name: str) -> None:
        held = self.all()
        kept = [key for key in held if key.name != name]
        if len(kept) == len(held):
            names = ", ".join(key.name for key in held) or "none"
            raise NotFound(f"There is no key called {name}; the keys are: {names}.")
        self._write(kept)

    def hold(self, secret: str) -> bool:
        """True when `secret` is one of the keys."""
        return self.find(secret) is not None

    def find(self, secret: str) -> Key | None:
        """The key that `secret` is. Every key is compared, so time tells nothing."""
        offered = hashed(secret)
        return next(iter([key for key in self.all() if hmac.compare_digest(key.sha256, offered)]), None)

    def _write(self, keys: list[Key]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_private(self._path, _KeyFile(keys=keys).model_dump_json(indent=2))


def write_private(path: Path, text: str) -> None:
    """Put `text` at `path` whole or not at all, readable by its owner only (mode 0600 from the start)."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            os.replace(file.name, path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
