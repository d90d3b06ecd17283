"""Open the product's pages in a browser that was signed in through the product's own page."""

from typing import Any

from django.test import Client
from django.urls import reverse

from bench.browsing import counted, new_browser, timed
from bench.inside.people import PASSWORD, address_of
from florilege.kernel.vocabulary import Vault

_browsers: dict[str, Client] = {}


def browser_of(name: str) -> Client:
    """Give the browser in which a person signed in; without a name, a stranger's."""
    if name not in _browsers:
        browser = new_browser()
        if name:
            given = {"email": address_of(name), "password": PASSWORD}
            answer = browser.post(reverse("account:sign_in"), given)
            assert answer.status_code == 302, answer.content.decode()[:2000]
        _browsers[name] = browser
    return _browsers[name]


def time_page(
    *, who: str, path: str, times: int, shows: str = "", sends: Any = None
) -> list[tuple[float, float]]:
    return timed(browser_of(who), path=path, times=times, shows=shows, sends=sends)


def count_queries(*, who: str, path: str, sends: Any = None) -> dict[str, int]:
    vaults = [vault.value for vault in Vault]
    return counted(browser_of(who), path=path, vaults=vaults, sends=sends)
