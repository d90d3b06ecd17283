"""The rights desk as people meet it, on a phone and on a desk: readable, fitting, by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.fixtures import assert_accessible, assert_fits, keep_picture
from tests.people_made import PASSWORD, Made, make_person
from tests.rights.requests_made import asked, letter

from florilege.infra import clock
from florilege.kernel.vocabulary import Category, Role
from florilege.rights.actions.answer_request import answer_request
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.enums import Ground, Outcome, RequestKind
from florilege.rights.models import RightsRequest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SIZES = ("phone", "desk")


def signed_in(page: Page, made: Made) -> Page:
    page.goto("/compte/entrer/")
    page.fill("[name=email]", made.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/compte/entrer/" not in url)  # where it leads is one's role's
    return page


def read_all(page: Page, size: str, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        page.goto(path)
        keep_picture(page, f"{name}-{size}")
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.promise("RGT-06", "RGT-08", "LAW-02", "ID-10")
@pytest.mark.parametrize("size", SIZES)
def test_ones_own_pages(house: Path, open_browser: Callable[..., Page], size: str) -> None:
    made, by = make_person(family_name="Marchand"), make_person(roles=(Role.OFFICER,))
    running = asked(made, on=clock.today())
    closed = asked(made, RequestKind.RECTIFICATION, on=clock.today())
    answer_request(
        closed.id, outcome=Outcome.GRANTED, answer="C’est corrigé.\n\nMerci.", by=by.person,
        at=clock.now(),
    )  # fmt: skip
    restrict_data(
        person=made.person, category=Category.CONTACT, ground=Ground.ACCURACY, at=clock.now(),
        note="Ce numéro n’est plus le mien.",
    )  # fmt: skip
    page = signed_in(open_browser(size), made)

    read_all(page, size, {
        "data": "/mes-donnees/",
        "choices": "/mes-donnees/choix/",
        "requests": "/mes-donnees/demandes/",
        "request": f"/mes-donnees/demandes/{running.id}/",
        "answered": f"/mes-donnees/demandes/{closed.id}/",
        "after": "/mes-donnees/apres-moi/",
        "recipients": "/mes-donnees/destinataires/",
        "agreement": "/mes-donnees/accord/forged/",
        "sign-up": "/compte/ouvrir/",
    })  # fmt: skip


@pytest.mark.promise("RGT-06")
@pytest.mark.parametrize("size", SIZES)
def test_the_officers_pages(house: Path, open_browser: Callable[..., Page], size: str) -> None:
    by, made = make_person(roles=(Role.OFFICER,)), make_person(family_name="Marchand")
    today = clock.today()
    late = letter(by, on=today, received_on=today - timedelta(days=40))
    asked(made, RequestKind.ERASURE, on=today)
    death = letter(by, on=today, kind=RequestKind.AFTER_DEATH, email=made.email)
    restrict_data(person=made.person, category=None, ground=Ground.CLAIMS, note="", at=clock.now())
    page = signed_in(open_browser(size), by)

    read_all(page, size, {
        "officer": "/delegue/",
        "desk": "/delegue/demandes/",
        "take": "/delegue/demandes/nouvelle/",
        "late": f"/delegue/demandes/{late.id}/",
        "death": f"/delegue/demandes/{death.id}/",
        "restrictions": "/delegue/limitations/",
    })  # fmt: skip


def test_a_request_is_made_without_scripts_and_by_keyboard(
    house: Path, open_browser: Callable[..., Page]
) -> None:
    made = make_person()
    page = signed_in(open_browser("phone", scripts=False), made)

    page.goto("/mes-donnees/demandes/")
    page.select_option("[name=kind]", "access")
    page.focus("[name=told]")
    page.keyboard.type("Tout.")
    page.get_by_role("button", name="Envoyer la demande").press("Enter")
    page.wait_for_url("**/mes-donnees/demandes/*-*/")

    assert RightsRequest.objects.get().person == made.person
