"""An independent learning record store (Ralph), run as a server of its own for a test."""

import json
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import bcrypt

from florilege.cli.private_postgres import free_port

USER, PASSWORD = "ecole", "un magasin de traces"
PATIENCE = 60.0
VERSION = "1.0.3"
# Kept in files, the store takes one load and no more, unless it is told to append.
START = """
import sys
import uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend

FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]))
"""


@dataclass(frozen=True)
class RecordStore:
    """Speaks to the store as any sender of statements does."""

    address: str

    def post(self, statements: list[dict[str, Any]]) -> tuple[int, Any]:
        return self._ask("POST", "", json.dumps(statements).encode())

    def about(self, account: dict[str, str]) -> list[dict[str, Any]]:
        """All statements of an actor, page by page."""
        asked = urlencode({"agent": json.dumps({"account": account}), "limit": 1_000})
        status, found = self._ask("GET", f"?{asked}")
        assert status == 200, found
        assert not found.get("more"), "raise the limit"
        return list(found["statements"])

    def answers(self) -> bool:
        try:
            return self._ask("GET", "?limit=1")[0] < 500
        except (URLError, ConnectionError):
            return False

    def _ask(self, method: str, query: str, body: bytes | None = None) -> tuple[int, Any]:
        request = Request(f"{self.address}/xAPI/statements/{query}", data=body, method=method)
        request.add_header("Authorization", f"Basic {_basic()}")
        request.add_header("X-Experience-API-Version", VERSION)
        request.add_header("Content-Type", "application/json")
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                raw = answer.read()
                return answer.status, json.loads(raw) if raw else None
        except HTTPError as error:
            return error.code, error.read().decode()


@contextmanager
def record_store(folder: Path) -> Iterator[RecordStore]:
    """Start an empty store, and end it."""
    (folder / "statements").mkdir(parents=True)
    hashed = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
    agent = {"mbox": "mailto:magasin@ecole.example"}
    user = {"username": USER, "hash": hashed, "scopes": ["all"], "agent": agent}
    (folder / "auth.json").write_text(json.dumps([user]))
    # A store that has seen nothing yet: reading a file that is not there is an error to it.
    (folder / "statements" / "fs_lrs.jsonl").touch()
    env = {
        **os.environ,
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_APP_DIR": str(folder),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "statements"),
    }
    port = free_port()
    command = [sys.executable, "-c", START, str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
        try:
            store = RecordStore(f"http://127.0.0.1:{port}")
            _wait_for(store, server, folder / "log")
            yield store
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _wait_for(store: RecordStore, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not store.answers():
        if server.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"the record store did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.2)


def _basic() -> str:
    return b64encode(f"{USER}:{PASSWORD}".encode()).decode()
