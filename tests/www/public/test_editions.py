"""POL-02, POL-03: versions stay readable, what changes is shown, the banner leads there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from florilege.infra import clock, policy
from florilege.infra.charters import publishing
from florilege.people.credentials.queries import person_by_email
from florilege.people.notices.models import NoticeShown
from tests.infra.charters.editions_made import announce, correct, first, reworded, text_with
from tests.people_made import PASSWORD, make_person
from tests.signing_in import browser
from tests.www.learner.reading import counted, words_of

FR = {"Accept-Language": "fr"}
VERSIONS = "/confidentialite/versions/"
BANNER = "Notre charte de confidentialité"


@pytest.mark.promise("POL-03")
def test_every_version_stays_readable_with_its_dates(house: Path) -> None:
    at = clock.now()
    first(at=at - timedelta(days=3))
    correct(reworded("Créer votre espace personnel", "Créer votre espace"), at=at)

    listed = words_of(browser().get(VERSIONS, headers=FR))
    old = words_of(browser().get(f"{VERSIONS}1/", headers=FR))
    new = words_of(browser().get(f"{VERSIONS}2/", headers=FR))

    assert listed.index("Version 2") < listed.index("Version 1")
    assert "1er décembre 2025" in listed
    assert "Correction de forme" in listed
    assert "Créer votre espace personnel" in old
    assert "Créer votre espace," in new
    assert "Créer votre espace personnel" not in new
    assert browser().get(f"{VERSIONS}7/").status_code == 404
    assert browser().get(f"{VERSIONS}1/changements/").status_code == 404


@pytest.mark.promise("POL-02")
@pytest.mark.parametrize(
    ("language", "gone", "come"),
    [
        ("fr", "Sous 15 jours calendaires", "Sous 12 jours calendaires"),
        ("en", "Within 15 calendar days", "Within 12 calendar days"),
    ],
)
def test_what_changes_stands_side_by_side_and_leads_to_closing_the_account(
    house: Path, language: str, gone: str, come: str
) -> None:
    version = announce(text_with(answer_days=12), at=clock.now())

    answer = browser().get(
        f"{VERSIONS}{version}/changements/", headers={"Accept-Language": language}
    )

    page, words = answer.content.decode(), words_of(answer)
    assert page.count('<div class="pair">') == 2, "the sentence and the number that it quotes"
    assert '<del class="gone">' in page
    assert '<ins class="new">' in page
    plain = words.replace("(part) ", "").replace("(arrive) ", "")
    plain = plain.replace("(goes) ", "").replace("(comes) ", "")
    assert gone in plain
    assert come in plain
    assert "/mes-donnees/supprimer/" in page


def test_a_recipient_who_comes_is_told_whole(house: Path) -> None:
    text = text_with() + (
        '\n[recipients.press]\nname = "Presse du Quai"\ncountry = "BE"\npurposes = ["notices"]\n'
        'categories = ["contact"]\nrole.fr = "Imprime."\nrole.en = "Prints."\n'
    )
    version = announce(text, at=clock.now())

    words = words_of(browser().get(f"{VERSIONS}{version}/changements/", headers=FR))

    assert "Presse du Quai" in words
    assert "Pays\xa0: Belgique" in words or "Pays : Belgique" in words
    assert "Reçoit : Coordonnées" in words.replace("\xa0", " ")
    assert "n’y figurait pas" in words


@pytest.mark.promise("POL-02")
def test_the_banner_stands_on_signed_in_pages_while_a_change_is_announced(house: Path) -> None:
    client = browser(make_person())
    before = client.get("/mes-donnees/").content.decode()

    long_ago = clock.now() - timedelta(days=60)
    version = announce(text_with(answer_days=12), at=long_ago)
    during = [client.get(path).content.decode() for path in ("/mes-donnees/", "/espace/", "/")]
    stranger = browser().get("/").content.decode()
    publishing.set_force(version, told_at=long_ago)
    after = client.get("/mes-donnees/").content.decode()

    assert BANNER not in before
    assert all(BANNER in page for page in during)
    assert all(f"{VERSIONS}{version}/changements/" in page for page in during)
    assert BANNER not in stranger
    assert BANNER not in after


@pytest.mark.promise("POL-02")
def test_new_people_see_both_versions_and_that_is_recorded(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=clock.now())
    form = browser().get("/compte/ouvrir/", headers=FR).content.decode()
    given = {
        "given_name": "Odile",
        "family_name": "Marchand",
        "email": "odile@courrier.example",
        "pseudonym": "Calme-Sauge-7",
        "password": PASSWORD,
        "fifteen": "yes",
    }

    unseen = browser().post("/compte/ouvrir/", given, headers=FR)
    seen = browser().post("/compte/ouvrir/", given | {"announced": str(version)})

    assert f"{VERSIONS}{version}/" in form
    assert "/confidentialite/" in form
    assert unseen.status_code == 422
    assert "les deux versions" in unseen.content.decode()
    assert seen.status_code == 302
    person = person_by_email("odile@courrier.example")
    shown = NoticeShown.objects.filter(person=person).values_list("version", flat=True)
    assert sorted(shown) == ["1", "2"]


@pytest.mark.promise("POL-02")
def test_the_pages_say_the_charter_of_the_day(house: Path) -> None:
    """The day before, the day, the day after."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    publishing.set_force(announce(text_with(answer_days=12), at=at), told_at=at)

    said = []
    for day in (datetime(2026, 3, 31, 21, 59, tzinfo=UTC), datetime(2026, 3, 31, 22, 1, tzinfo=UTC),
                datetime(2026, 4, 2, 9, tzinfo=UTC)):  # fmt: skip
        with clock.CLOCK.fixed(day):
            words = words_of(browser().get("/confidentialite/", headers=FR))
            said.append("Sous 12 jours" in words)

    assert said == [False, True, True], "midnight in Paris"


def test_these_pages_ask_no_vault_for_a_stranger(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=clock.now())
    assert policy.editions()
    client = browser()

    with counted() as asked:
        for path in (VERSIONS, f"{VERSIONS}{version}/", f"{VERSIONS}{version}/changements/"):
            assert client.get(path).status_code == 200

    assert asked.statements == []
