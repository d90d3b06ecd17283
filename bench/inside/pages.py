"""Open pages as a signed-in browser does, and time or count what they cost."""

import time
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.test import Client
from django.urls import reverse

from bench.inside.people import PASSWORD, address_of
from florilege.kernel.vocabulary import Vault

HOST = "127.0.0.1"
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
_browsers: dict[str, Client] = {}


def browser_of(name: str) -> Client:
    """Give the browser in which a person signed in, through the product's own page."""
    if name not in _browsers:
        browser = Client(SERVER_NAME=HOST)
        if name:
            given = {"email": address_of(name), "password": PASSWORD}
            answer = browser.post(reverse("account:sign_in"), given)
            assert answer.status_code == 302, answer.content.decode()[:2000]
        _browsers[name] = browser
    return _browsers[name]


def time_page(*, who: str, path: str, times: int, shows: str = "") -> list[float]:
    """Open a page again and again; give the seconds of each time."""
    browser, seconds = browser_of(who), []
    for _ in range(times):
        begun = time.perf_counter()
        answer = browser.get(path)
        content = answer.content
        seconds.append(time.perf_counter() - begun)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        assert shows.encode() in content, f"{path} does not show {shows!r}"
    return seconds


def count_queries(*, who: str, path: str) -> dict[str, int]:
    """Count what a page asks of each vault, the control of transactions left out."""
    browser = browser_of(who)
    browser.get(path)  # what is read once a process is read now
    counts = {vault.value: 0 for vault in Vault}
    with ExitStack() as stack:
        for vault in Vault:
            wrapper = connections[vault.value].execute_wrapper(_counting(vault.value, counts))
            stack.enter_context(wrapper)
        answer = browser.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return {name: count for name, count in counts.items() if count}


def _counting(name: str, counts: dict[str, int]) -> Any:
    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(CONTROL):
            counts[name] += 1
        return execute(sql, params, many, context)

    return count
