"""The main job, in a real browser: from the school's door to the receipt of deletion.

A person signs up, learns a course to its certificate, sees everything that is known about them and
who looked, takes it away in a file, deletes the account, and nothing is left.
"""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from tests.browser.fixtures import assert_accessible, assert_fits, keep_picture
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD
from tests.teaching.learners_made import plan_for, publish

from florilege.infra import clock
from florilege.infra.schedule.rounds import go_round
from florilege.people.credentials.queries import person_by_email
from florilege.rights.erasing import residue

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
EMAIL = "odile.marchand@courrier.example"
CHOICES = {"fait boire": ["Le biseau"], "tendre": ["Le couteau", "La serpette"], "lame": ["Nette"]}
PAIRS = {"Tulipe": "Printemps", "Dahlia": "Automne", "Hellébore": "Hiver"}
RANKS = ["Effeuiller", "Couper", "Assembler", "Lier"]
LINES = {"botte": "12,50", "spirale": "La Vrille", "eau": "10"}


class Walk:
    """A person who walks through the site and looks at every page on the way."""

    def __init__(self, page: Page, *, name: str, audited: bool) -> None:
        self.page, self.name, self.audited, self.count = page, name, audited, 0

    def look(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)
        self.count += 1
        keep_picture(self.page, f"{self.name}-{self.count:02d}")
        assert_fits(self.page)
        if self.audited:
            assert_accessible(self.page)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def follow(self, words: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=words).first.click()

    def fill(self, **answers: str) -> None:
        for name, value in answers.items():
            self.page.locator(f"[name={name}]").fill(value)


@pytest.mark.promise(
    "ID-01", "ID-03", "ID-10", "LRN-02", "LRN-06", "LRN-07", "LRN-08", "CRT-01", "RGT-01",
    "RGT-02", "RGT-04", "LAW-07",
)  # fmt: skip
@pytest.mark.parametrize(
    ("size", "scripts"), [("desk", True), ("phone", True), ("phone", False)], ids=str
)
def test_the_whole_journey(
    house: Path,
    open_browser: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    size: str,
    scripts: bool,
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    course = publish()
    plan_for(course)
    page = open_browser(size, scripts=scripts)
    walk = Walk(page, name=f"{size}-{'scripts' if scripts else 'plain'}", audited=scripts)

    open_an_account(walk)
    take_a_seat(walk)
    learn_the_course(walk)
    get_the_certificate(walk)
    see_ones_data(walk)
    take_it_away(walk, tmp_path)
    delete_the_account(walk)


def open_an_account(walk: Walk) -> None:
    walk.page.goto("/")
    walk.look("Atelier Corolle")
    walk.page.goto("/formations/")
    walk.look("")
    walk.page.goto("/confidentialite/")
    walk.look("")
    walk.page.goto("/compte/ouvrir/")
    walk.look("Ouvrir un compte")
    walk.fill(given_name="Odile", family_name="Marchand", email=EMAIL, password="court")
    walk.press("Ouvrir le compte")
    walk.look("Ouvrir un compte")
    expect(walk.page.locator("[name=family_name]")).to_have_value("Marchand")
    walk.fill(password=PASSWORD)
    walk.page.get_by_label("Oui").check()
    walk.press("Ouvrir le compte")
    walk.look("Regardez votre courrier")
    person = person_by_email(EMAIL)
    assert person is not None
    walk.page.goto(link_in(letters_to(person)[-1][1]))
    walk.look("Confirmez votre adresse")
    walk.fill(password=PASSWORD)
    walk.press("Confirmer et entrer")
    walk.look("Mon espace")


def take_a_seat(walk: Walk) -> None:
    walk.page.goto("/formations/premier-bouquet/")
    walk.look("Premier bouquet")
    walk.page.locator("a[href*='/inscription/']").first.click()
    walk.look("Demander une place")
    walk.fill(phone="12")
    walk.page.get_by_role("main").locator("form button.button--first").click()
    walk.look("Demander une place")
    walk.fill(phone="06 39 98 12 34")
    walk.page.get_by_role("main").locator("form button.button--first").click()
    walk.page.goto("/espace/")
    walk.look("Mon espace")


def learn_the_course(walk: Walk) -> None:
    walk.follow("Premier bouquet")
    walk.look("Premier bouquet")
    course_url = walk.page.url
    for title in ("Les gestes", "La coupe"):
        walk.page.goto(course_url)
        walk.follow(title)
        walk.look(title)
        walk.press("J’ai terminé")
    walk.page.goto(course_url)
    walk.follow("La fiche")
    walk.look("La fiche")
    assert walk.page.request.get(walk.page.locator("iframe").get_attribute("src") or "").ok
    for title in ("Le contrôle", "L’épreuve"):
        walk.page.goto(course_url)
        walk.page.get_by_role("main").get_by_role(
            "link", name=re.compile(title.replace("’", "['’]"))
        ).first.click()
        walk.look("")
        walk.press("Commencer le questionnaire")
        answer_every_question(walk)


def answer_every_question(walk: Walk) -> None:
    while "/relire/" not in walk.page.url:
        answer(walk.page)
        if walk.page.url.endswith(("/1/", "/3/")):
            walk.look("Question")
        walk.page.locator("button.button--first[name=go]").click()
    walk.look("")
    walk.press("Remettre")
    walk.look("")


def answer(page: Page) -> None:
    prompt = page.locator("fieldset.item legend").inner_text()
    if page.locator(".choices").count():
        for words in next(v for k, v in CHOICES.items() if k in prompt):
            page.get_by_label(words, exact=True).check()
    elif page.locator(".pairs").count():
        for left, right in PAIRS.items():
            page.get_by_label(left, exact=True).select_option(label=right)
    elif page.locator(".ranks").count():
        for rank, words in enumerate(RANKS, start=1):
            page.locator("li.rank", has_text=words).locator("select").select_option(str(rank))
    else:
        line = next(v for k, v in LINES.items() if k in prompt)
        page.locator("fieldset.item input:not([type=hidden])").fill(line)


def get_the_certificate(walk: Walk) -> None:
    go_round(at=clock.now())
    walk.page.goto("/espace/documents/")
    walk.look("")
    link = walk.page.locator("a[href$='/fichier/']").first
    answer = walk.page.request.get(link.get_attribute("href") or "")
    assert answer.body().startswith(b"%PDF")
    walk.page.goto("/espace/historique/")
    walk.look("")


def see_ones_data(walk: Walk) -> None:
    walk.page.goto("/mes-donnees/")
    walk.look("Mes données")
    for category in ("identity", "contact", "progress", "assessment", "certificates"):
        walk.page.goto(f"/mes-donnees/detail/{category}/")
        walk.look("")
    walk.page.goto("/mes-donnees/regards/")
    walk.look("Qui a regardé")
    walk.page.goto("/compte/profil/")
    walk.look("Mon profil")


def take_it_away(walk: Walk, tmp_path: Path) -> None:
    walk.page.goto("/mes-donnees/export/")
    walk.look("Emporter mes données")
    walk.press("Faire le fichier")
    go_round(at=clock.now())
    walk.page.goto("/mes-donnees/export/")
    with walk.page.expect_download() as coming:
        walk.press("Retirer le fichier")
    coming.value.save_as(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        data = json.loads(archive.read("data.json"))
        assert data["tables"]["profile"][0]["family_name"] == "Marchand"
        assert any(name.startswith("files/") for name in archive.namelist())
    walk.page.goto("/mes-donnees/export/")
    walk.look("Emporter mes données")


def delete_the_account(walk: Walk) -> None:
    person = person_by_email(EMAIL)
    assert person is not None
    walk.page.goto("/mes-donnees/supprimer/")
    walk.look("Supprimer mon compte")
    walk.page.get_by_label("Je comprends").check()
    walk.press("Supprimer mon compte")
    walk.look("Votre compte est supprimé")
    assert residue(person) == {}
    assert person_by_email(EMAIL) is None
    walk.page.goto("/espace/")
    walk.look("Se connecter")
