"""What the archive's door does not show itself, it leads to: whatever the banners announce."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import resolve

from florilege.infra import clock
from florilege.infra.charters.shelf import SHELF
from florilege.infra.closing.announcing import announce_closing
from florilege.kernel.vocabulary import Role
from tests.infra.archive.archivists import as_archivist
from tests.infra.charters.editions_made import announce, text_with
from tests.people_made import make_person
from tests.signing_in import browser

pytestmark = pytest.mark.promise("RGT-05", "POL-02")
PLATFORM = "http://ecole.example"
LINK = re.compile(r'href="([^"]*)"')


@pytest.fixture
def desk(house: Path) -> Iterator[Client]:
    archivist = make_person(roles=(Role.ARCHIVIST,))
    with as_archivist(), override_settings(PLATFORM_SITE=PLATFORM):
        yield browser(archivist)


def pages_led_to(desk: Client, path: str) -> set[str]:
    answer = desk.get(path)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    links = set(LINK.findall(answer.content.decode()))
    assert "" not in links
    return {link for link in links if link.startswith("/") and "/static/" not in link}


@pytest.mark.parametrize("path", ["/", "/demander/"])
def test_a_change_of_the_charter_is_announced_here_too(desk: Client, path: str) -> None:
    SHELF.read()
    version = announce(text_with(answer_days=12), at=clock.now())

    assert f"/confidentialite/versions/{version}/changements/" in pages_led_to(desk, path)


def test_the_end_of_the_school_is_announced_here_too(desk: Client) -> None:
    today = clock.today()
    announce_closing(closes_on=today + timedelta(days=40), shut_on=today, at=clock.now())

    assert "/fermeture/" in pages_led_to(desk, "/")


def test_what_stands_elsewhere_is_led_to(desk: Client) -> None:
    announce(text_with(answer_days=12), at=clock.now())
    away = 0
    for link in pages_led_to(desk, "/") | pages_led_to(Client(), "/compte/entrer/"):
        answer = desk.get(link)
        if answer.status_code == 302 and answer["Location"].startswith(PLATFORM):
            assert answer["Location"] == PLATFORM + link
            assert resolve(link, urlconf="florilege.www.urls")
            away += 1
        else:
            assert answer.status_code in (200, 302), link

    assert away >= 4
