"""A PostgreSQL server for a test run, in a folder of its own on a free port of this machine, and databases on it."""

from __future__ import annotations

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

_ACCOUNT = "postgres"
_NUMBERS = count(1)


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest where there are several; None where it is not installed."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    here = found[-1] if found else shutil.which("initdb")
    return Path(here).parent if here else None


@dataclass
class PostgresServer:
    """A server that can be stopped and started again where it was. Its one account has a password."""

    folder: Path
    port: int
    password: str = "not-a-secret"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-D", "held", "-l", "log", "-o", options)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", "held")

    def made(self) -> str:
        """The address of a new, empty database, with the password."""
        name = f"library_{next(_NUMBERS)}"
        with psycopg.connect(self.address("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, database: str) -> str:
        return f"postgresql+psycopg://foi:{self.password}@127.0.0.1:{self.port}/{database}"

    def initialise(self) -> None:
        (self.folder / "password").write_text(self.password)
        shutil.chown(self.folder / "password", *_owner()) if _owner() else None
        self._run("initdb", "-D", "held", "-U", "foi", "--auth=scram-sha-256", "--pwfile=password", "--encoding=UTF8")

    def _run(self, program: str, *arguments: str) -> None:
        folder = programs()
        assert folder, "PostgreSQL is not installed"
        owner = _owner()
        who = {"user": owner[0], "group": owner[1], "extra_groups": []} if owner else {}
        environ = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        subprocess.run(
            [folder / program, *arguments],
            cwd=self.folder,
            env=environ,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server keeps what it inherits: a pipe would never end
            **who,
        )


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """A server while the test run lasts; PostgreSQL refuses to run as root, and then runs as its own account."""
    with tempfile.TemporaryDirectory(prefix="foi-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        if owner := _owner():
            shutil.chown(folder, *owner)
        server = PostgresServer(Path(folder), free_port())
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _owner() -> tuple[str, str] | None:
    return (_ACCOUNT, _ACCOUNT) if os.geteuid() == 0 else None
