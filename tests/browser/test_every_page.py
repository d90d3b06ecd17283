"""Every page of the project, as somebody who may see it: axe finds nothing, nothing sticks out.

The pages are found by walking the addresses, so that a new one cannot escape (LAW-07).
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from tests.browser.fixtures import accessibility_faults, keep_picture, too_wide
from tests.canary.conftest import new_marks
from tests.canary.life import live
from tests.properties.sizes import sampled
from tests.who_sees_what.walking import path_of, places_of, seat_of, visitors_of

from florilege.infra import clock
from florilege.infra.charters.publishing import enter_first_edition
from florilege.kernel.subjects import SubjectRef
from florilege.www.officer.pages import views

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SIZES = sampled(("phone",), ("phone", "desk"))
# They end the session that the next pages need, and show no page of their own.
NOT_SHOWN = {"account:sign_out"}


@pytest.mark.promise("LAW-07")
def test_every_page_is_accessible_and_fits(
    house: Path, open_browser: Callable[..., Page], site: str
) -> None:
    shown = list(_shown())
    faults: list[str] = []

    for size in SIZES:
        windows: dict[str, Page] = {}
        for visitor, client, name, path in shown:
            if visitor not in windows:
                windows[visitor] = _window(open_browser, size, client, site)
            faults += _faults(windows[visitor], size, name, path)

    assert len(shown) > 50
    assert faults == []


def _shown() -> Iterator[tuple[str, Client, str, str]]:
    """Give each page once, with the first visitor to whom it opens."""
    marks = new_marks()
    enter_first_edition(Path(settings.CHARTER_PATH).read_text(encoding="utf-8"), at=clock.now())
    subject = SubjectRef(UUID(live(asdict(marks))["person"]))
    seat = seat_of(subject)
    visitors = dict(visitors_of(subject, marks, seat))
    places = places_of(subject, seat, visitors["own trainer"][1])
    for name, view in sorted(views().items()):
        if name in NOT_SHOWN or not hasattr(view, "page"):
            continue
        path = path_of(name, view, places)
        for visitor, (client, _) in visitors.items():
            if _opens(client.get(path)):
                yield visitor, client, name, path
                break


def _opens(answer: Any) -> bool:
    is_page = str(answer.get("Content-Type", "")).startswith("text/html")
    return answer.status_code in {200, 410} and is_page and b"<main" in answer.content


def _window(open_browser: Callable[..., Page], size: str, client: Client, site: str) -> Page:
    page = open_browser(size)
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie is not None:
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return page


def _faults(page: Page, size: str, name: str, path: str) -> Iterator[str]:
    page.goto(path)
    keep_picture(page, f"{size}-{name.replace(':', '-')}")
    for fault in accessibility_faults(page):
        yield f"{name} at {size}: {fault}"
    if too_wide(page):
        yield f"{name} at {size} is {too_wide(page)} px too wide"
