"""A real Chromium on a real page server, at desk and phone width, with and without scripts."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

QUIET_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture(scope="session")
def site(installation: Path) -> Iterator[str]:
    """Serve the test installation; gives its address."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
    yield settings.SITE_URL
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("FLORILEGE_CHROMIUM", "/usr/bin/chromium"),
            args=QUIET_FLAGS,
        )
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a window: `open_browser("phone", scripts=False)`."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(size: str = "desk", *, scripts: bool = True, dark: bool = False) -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport=SIZES[size],  # type: ignore[arg-type]  # two integers
            java_script_enabled=scripts,
            locale="fr-FR",
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            is_mobile=size == "phone",
            has_touch=size == "phone",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == [], "errors in scripts"


def accessibility_faults(page: Page) -> list[str]:
    """Run axe on the page when it has come; give each violated rule with its places."""
    page.wait_for_load_state()
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    return [
        f"{found['id']} at {[node['target'] for node in found['nodes']]}"
        for found in results.response["violations"]
    ]


def assert_accessible(page: Page) -> None:
    assert accessibility_faults(page) == [], page.url


def too_wide(page: Page) -> int:
    """Give by how many pixels something sticks out sideways."""
    assert page.viewport_size is not None
    # A phone's browser widens its window to what sticks out, so the screen's width is the measure.
    page.wait_for_load_state()  # a click may have only just begun to bring it
    wide = page.locator("html").evaluate("html => html.scrollWidth")
    return max(0, int(wide) - page.viewport_size["width"])


def assert_fits(page: Page) -> None:
    assert too_wide(page) == 0, page.url


def keep_picture(page: Page, name: str) -> None:
    """Keep a screenshot where the run asks for them, to be looked at."""
    folder = os.environ.get("FLORILEGE_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
