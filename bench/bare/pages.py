"""Open the bare site's pages."""

from typing import Any

from django.test import Client

from bench.bare.sites import sign_in
from bench.browsing import counted, new_browser, timed

_browsers: dict[str, Client] = {}


def time_page(
    *, who: str, path: str, times: int, shows: str = "", sends: Any = None
) -> list[tuple[float, float]]:
    return timed(browser_of(who), path=path, times=times, shows=shows, sends=sends)


def count_queries(*, who: str, path: str, sends: Any = None) -> dict[str, int]:
    return counted(browser_of(who), path=path, vaults=["default"], sends=sends)


def browser_of(name: str) -> Client:
    if name not in _browsers:
        browser = new_browser()
        if name:
            sign_in(browser, name)
        _browsers[name] = browser
    return _browsers[name]
