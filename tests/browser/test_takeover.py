"""An office person brings a school in with a real browser: files chosen, faults read, taken over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.fixtures import assert_accessible, assert_fits, keep_picture
from tests.browser.test_rights_desk import SIZES, signed_in
from tests.infra.intake.folders import PEOPLE, School, whole_school
from tests.infra.intake.uploads.made import SYSTEM, work
from tests.people_made import make_person
from tests.teaching.learners_made import publish

from florilege.infra.intake.uploads.models import Upload
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def look(page: Page, size: str, name: str) -> None:
    keep_picture(page, f"takeover-{size}-{name}")
    assert_fits(page)
    assert_accessible(page)


def files_of(school: School) -> list[str]:
    return [str(path) for path in sorted(school.folder.iterdir())]


def send(page: Page, *paths: str) -> None:
    page.get_by_label("Fichiers CSV").set_input_files(list(paths))
    page.get_by_role("button", name="Ajouter les fichiers").click()


@pytest.mark.promise("RGT-12")
@pytest.mark.parametrize("size", SIZES)
def test_a_school_comes_in(
    house: Path, open_browser: Callable[..., Page], size: str, tmp_path: Path
) -> None:
    school = whole_school(tmp_path, slug=publish().plan.slug)
    school.write("people", PEOPLE.replace("14/09/2026", "hier").replace("bachir.nasri@", "bachir "))
    (school.folder / "photos.zip").write_bytes(b"PK\x03\x04")
    page = signed_in(open_browser(size), make_person(roles=(Role.OFFICE,)))
    accounts = Account.objects.count()

    page.goto("/bureau/reprise/")
    page.get_by_text("people.csv").first.click()
    look(page, size, "guide")
    page.get_by_label("Comment s’appelle l’ancien logiciel").fill(SYSTEM)
    page.get_by_role("button", name="Choisir les fichiers").click()
    look(page, size, "empty")
    send(page, *files_of(school))
    look(page, size, "refused")
    page.get_by_role("button", name="Les lire, sans rien écrire").click()
    look(page, size, "reading")
    work()
    page.get_by_role("heading", name="Ce qui a été trouvé").wait_for()
    look(page, size, "faults")

    school.write("people", PEOPLE)
    send(page, str(school.folder / "people.csv"))
    page.get_by_role("button", name="Les lire, sans rien écrire").click()
    work()
    page.get_by_role("link", name="Les reprendre").wait_for()
    look(page, size, "clean")
    page.get_by_role("link", name="Les reprendre").click()
    page.get_by_label("Ce sont bien les personnes").check()
    look(page, size, "confirm")
    page.get_by_role("button", name="Les reprendre maintenant").click()
    look(page, size, "taking")
    work()
    page.get_by_role("heading", name="Ce qui est entré").wait_for()
    look(page, size, "done")

    assert Account.objects.count() == accounts + 3
    page.goto("/bureau/reprise/")
    look(page, size, "after")


@pytest.mark.promise("RGT-12")
def test_it_works_without_scripts(
    house: Path, open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    school = whole_school(tmp_path, slug=publish().plan.slug)
    page = signed_in(open_browser("phone", scripts=False), make_person(roles=(Role.OFFICE,)))

    page.goto("/bureau/reprise/")
    page.get_by_label("Comment s’appelle l’ancien logiciel").fill(SYSTEM)
    page.get_by_role("button", name="Choisir les fichiers").click()
    send(page, *files_of(school))
    page.get_by_role("button", name="Les lire, sans rien écrire").click()
    work()
    page.get_by_role("link", name="Voir où cela en est").click()
    page.get_by_role("link", name="Les reprendre").click()
    page.get_by_label("Ce sont bien les personnes").check()
    page.get_by_role("button", name="Les reprendre maintenant").click()
    work()
    page.get_by_role("link", name="Voir où cela en est").click()

    assert page.get_by_text("Tout est là").is_visible()
    assert Upload.objects.get().state == "taken"
