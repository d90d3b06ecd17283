"""Ask pages of a test browser, and time or count what they cost. Knows no page."""

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.test import Client

HOST = "127.0.0.1"
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def new_browser() -> Client:
    return Client(SERVER_NAME=HOST, headers={"accept-language": "fr"})


def timed(
    browser: Client, *, path: str, times: int, shows: str = "", sends: Any = None
) -> list[tuple[float, float]]:
    """Ask for a page again and again; give the seconds of each time, by the clock and of processor.

    On a machine that others use too, a long page is interrupted more often than a short one: the
    processor's time, which does not see the database server, tells the two apart.
    """
    seconds = []
    for _ in range(times):
        begun, processor = time.perf_counter(), time.process_time()
        answer = ask(browser, path, sends)
        content = answer.content
        spent = time.process_time() - processor
        seconds.append((time.perf_counter() - begun, spent))
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        assert shows.encode() in content, f"{path} does not show {shows!r}"
    return seconds


def ask(browser: Client, path: str, sends: Mapping[str, str] | None) -> Any:
    """Ask for a page, or send a form as the page's script does."""
    if sends is None:
        return browser.get(path)
    return browser.post(path, sends, headers={"x-autosave": "1"})


def counted(
    browser: Client, *, path: str, vaults: Iterable[str], sends: Any = None
) -> dict[str, int]:
    """Count what a page asks of each database, the control of transactions left out."""
    ask(browser, path, sends)  # what is read once a process is read now
    counts = dict.fromkeys(vaults, 0)
    with ExitStack() as stack:
        for name in counts:
            stack.enter_context(connections[name].execute_wrapper(_counting(name, counts)))
        answer = ask(browser, path, sends)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return {name: count for name, count in counts.items() if count}


def _counting(name: str, counts: dict[str, int]) -> Any:
    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(CONTROL):
            counts[name] += 1
        return execute(sql, params, many, context)

    return count
