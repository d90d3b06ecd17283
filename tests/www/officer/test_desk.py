"""The officer's desk, register, who sees what, and receipts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import gettext, override

from florilege.infra import clock
from florilege.infra.declarations.labels import label_of
from florilege.infra.journal.models import Entry
from florilege.infra.schedule.models import Beat
from florilege.infra.schedule.rounds import go_through_night
from florilege.infra.workflow.models import Run
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Role, Vault
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.models import ErasureRequest
from florilege.www.officer.pages import who_sees_what
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser

PAGES = (
    "/delegue/",
    "/delegue/registre/",
    "/delegue/qui-voit-quoi/",
    "/delegue/journal/",
    "/delegue/journal/verification/",
    "/delegue/journal/1/",
    "/delegue/effacements/",
)


def officer() -> Client:
    return browser(make_person(roles=(Role.OFFICER,)))


def text_of(client: Client, path: str, language: str = "en") -> str:
    client.cookies["language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize("path", PAGES)
def test_only_the_officer_opens_these_pages(house: Path, path: str) -> None:
    assert answers_by_role(path) == only(Role.OFFICER)


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("/delegue/", "Ce qui demande votre attention", "What needs your attention"),
        ("/delegue/registre/", "Registre des traitements", "Record of processing"),
        ("/delegue/qui-voit-quoi/", "Qui voit quoi", "Who sees what"),
        ("/delegue/journal/", "Journal des accès", "Access journal"),
        ("/delegue/journal/verification/", "Vérifier le journal", "Verify the journal"),
        ("/delegue/effacements/", "Reçus d’effacement", "Receipts of erasures"),
    ],
)
def test_pages_speak_french_and_english(house: Path, path: str, french: str, english: str) -> None:
    client = officer()

    assert french in text_of(client, path, "fr")
    assert english in text_of(client, path, "en")


def test_a_quiet_house_says_so(house: Path) -> None:
    client = officer()
    go_through_night(at=clock.now())
    Beat.objects.create(id=1, at=clock.now())

    page = text_of(client, "/delegue/")

    assert "No erasure is under way." in page
    assert "Verified whole on" in page
    assert "The worker is alive." in page
    assert "No night was missed" in page


def test_the_desk_names_late_erasures_a_dead_worker_and_a_damaged_journal(house: Path) -> None:
    client = officer()
    request = open_erasure_request(person=make_person().person, at=clock.now())
    Run.objects.filter(about=request.id).update(begun_at=clock.now() - timedelta(minutes=6))
    Entry.objects.filter(number=Entry.objects.count()).update(role="office")

    page = text_of(client, "/delegue/")

    assert "One erasure is late" in page
    assert str(request.id) in page
    assert "The worker gives no sign of life" in page
    assert "The end of the journal does not hold" in page


def expected_rows() -> Iterator[str]:
    """The beginning of each field's line in the record: its words, and why it is kept."""
    with override("en"):
        for holding in REGISTRY.about_people():
            for name, declared in holding.personal_fields.items():
                label = label_of(holding.model, name)
                assert "_" not in label
                yield f"<strong>{label}</strong>: {escape(gettext(declared.why))}"


@pytest.mark.promise("POL-05", "LAW-08")
def test_the_register_shows_every_declared_field_under_its_pillar(house: Path) -> None:
    page = text_of(officer(), "/delegue/registre/")

    assert "<code>" not in page, "words, not names of columns"
    for row in expected_rows():
        assert row in page
    pillars = [
        page.index(f">{word}</h2>") for word in ("Teaching", "Administration", "Improvement")
    ]
    assert pillars == sorted(pillars)
    teaching = page[pillars[0] : pillars[1]]
    assert 'id="teaching"' in teaching
    assert 'id="account"' not in teaching


@pytest.mark.promise("SEC-04")
def test_who_sees_what_shows_pages_fields_and_whose(house: Path) -> None:
    page = text_of(officer(), "/delegue/qui-voit-quoi/")

    line = page[page.index("One look in the journal<br>") :].partition("</tr>")[0]
    assert "<code>officer:look</code>" in line
    assert "Given name, Family name" in line
    assert "Your profile, Identity" in line
    assert "everybody’s" in line
    assert "the vault of identities" in line
    own = page[page.index("<code>rights:my_data</code>") :].partition("</tr>")[0]
    assert "every category" in own
    assert "every vault" in own
    assert "their own" in own
    jobs = page[page.index("The program, in jobs") :]
    assert "Mail sent" in jobs


@pytest.mark.promise("SEC-04")
def test_who_sees_what_names_every_field_of_every_page_in_words(house: Path) -> None:
    client = officer()
    client.cookies["language"] = "fr"

    roles = client.get("/delegue/qui-voit-quoi/").context["roles"]

    shown = [
        (line.place.code, [label for field in line.fields for label in field.labels])
        for _role, lines in roles
        for line in lines
    ]
    with override("fr"):
        expected = [
            (line.page, [label_of(*field.field.rsplit(".", 1)) for field in line.fields])
            for line in who_sees_what()
        ]
    assert shown == expected
    codes = {vault.value for vault in Vault} | {code for code, _labels in shown}
    words = {line.place.words for _role, lines in roles for line in lines}
    words |= {vault for _role, lines in roles for line in lines for vault in line.vaults}
    assert words & codes == set()


def test_receipts_name_nobody_and_show_both_dates(house: Path) -> None:
    made = make_person(given_name="Odile", family_name="Marchand")
    request = open_erasure_request(person=made.person, at=clock.now())
    done = ErasureRequest.objects.create(
        id=uuid4(),
        person=uuid4(),
        asked_at=clock.now(),
        erased_at=clock.now(),
        irreversible_on=clock.today() + timedelta(days=7),
        counts={"identity.identity.Profile": 2, "files": 1, "learning.x.granted_by emptied": 9},
    )

    page = text_of(officer(), "/delegue/effacements/")

    assert str(request.id) in page
    assert "under way" in page
    assert "Odile" not in page
    assert str(made.person) not in page
    line = page[page.index(str(done.id)) :].partition("</tr>")[0]
    assert ">3<" in line


@pytest.mark.parametrize("path", ["/delegue/", "/delegue/effacements/"])
def test_pages_cost_the_same_for_one_and_thirty_erasures(house: Path, path: str) -> None:
    client = officer()
    at = clock.now()

    def erase(count: int) -> None:
        for _ in range(count):
            request = ErasureRequest.objects.create(id=uuid4(), person=uuid4(), asked_at=at)
            Run.objects.create(
                id=uuid4(), workflow="erase_subject", about=request.id, begun_at=at, due_at=at
            )

    erase(1)
    one = query_count(client, path)
    erase(29)

    assert query_count(client, path) == one
    assert one <= 12


def test_computed_pages_cost_no_query_of_their_own(house: Path) -> None:
    client = officer()

    assert query_count(client, "/delegue/registre/") == 2
    assert query_count(client, "/delegue/qui-voit-quoi/") == 1
