"""A PostgreSQL server of our own for the length of a test run, seen from this machine alone."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SUPERUSER = "postgres"
# As in production: a value must never reach the server's log, not even in the tale of an error.
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
max_connections = 200
fsync = on
timezone = 'UTC'
log_statement = 'none'
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""


class PostgresFailed(Exception):
    """The server could not be made or started; the message is what it said."""


@contextmanager
def private_cluster(programs: Path) -> Iterator[str]:
    """Yield the address of a fresh server, and take everything away at the end.

    Raises: PostgresFailed.
    """
    with tempfile.TemporaryDirectory(prefix="florilege-pg-", ignore_cleanup_errors=True) as name:
        cluster = Cluster(programs=programs, folder=Path(name))
        cluster.create()
        try:
            cluster.start()
            yield f"postgresql://{SUPERUSER}@127.0.0.1:{cluster.port}"
        finally:
            cluster.stop()


class Cluster:
    def __init__(self, *, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.port = free_port()
        self.owner = unprivileged_user()

    def create(self) -> None:
        if self.owner:
            shutil.chown(self.folder, self.owner)
        named = ("--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8")
        self.call("initdb", "--pgdata", str(self.data), "--locale", "C.UTF-8", *named)
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(port=self.port, folder=self.folder))

    def start(self) -> None:
        self.call("pg_ctl", "start", "--wait", *self.where(), "--log", str(self.log))

    def stop(self) -> None:
        """Stop it even if a start was cut short: what is not running is no failure here."""
        words = ("pg_ctl", "stop", "--wait", *self.where(), "--mode")
        for mode in ("fast", "immediate"):
            if self.run([*words, mode]).returncode == 0:
                return

    def where(self) -> tuple[str, ...]:
        return ("--pgdata", str(self.data), "--timeout", "60")

    def call(self, *words: str) -> None:
        if self.run(words).returncode:
            said = [file for file in (self.folder / "said", self.log) if file.exists()]
            raise PostgresFailed("\n".join(file.read_text(errors="replace") for file in said))

    def run(self, words: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
        """Run a program of the server as its owner, since PostgreSQL refuses to run as root.

        Its words go to a file: the server would keep a pipe open for as long as it runs.
        """
        program, *rest = words
        with (self.folder / "said").open("wb") as said:
            return subprocess.run(
                [self.programs / program, *rest],
                check=False,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                user=self.owner,
                group=pwd.getpwnam(self.owner).pw_gid if self.owner else None,
                extra_groups=[] if self.owner else None,
            )


def unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
