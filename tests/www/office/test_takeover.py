"""A school comes in by the office's page: it works, says what is wrong, loses nothing, lets nobody else."""

import logging
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.intake.models import Taken
from florilege.infra.intake.sheets import all_sheets
from florilege.infra.intake.uploads.models import Upload, UploadedFile
from florilege.infra.mail.models import Letter
from florilege.infra.media.files import files_of
from florilege.infra.workflow.models import Run, StepDone
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import Account
from tests.infra.intake.folders import PEOPLE, School, whole_school
from tests.infra.intake.uploads.made import SYSTEM, work
from tests.people_made import PASSWORD, Made, make_person
from tests.signing_in import browser
from tests.teaching.learners_made import publish
from tests.www.learner.reading import queries, words_of

pytestmark = pytest.mark.promise("RGT-12")
HOME = "/bureau/reprise/"
OTHERS = ("roles", "sessions", "slots", "trainers", "enrolments", "numbers")


@pytest.fixture
def school(tmp_path: Path, house: Path) -> School:
    return whole_school(tmp_path, slug=publish().plan.slug)


@pytest.fixture
def made(house: Path) -> Made:
    return make_person(given_name="Maud", family_name="Le Goff", roles=(Role.OFFICE,))


@pytest.fixture
def office(made: Made) -> Client:
    return browser(made)


def begun(office: Client, system: str = SYSTEM) -> str:
    answer = office.post(HOME, {"system": system})
    assert answer.status_code == 302, words_of(answer)
    return str(answer["Location"])


def send(office: Client, place: str, *files: tuple[str, bytes]) -> HttpResponse:
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    return office.post(f"{place}fichiers/", {"chosen": chosen})  # type: ignore[return-value]


def send_all(office: Client, place: str, school: School) -> HttpResponse:
    paths = sorted(school.folder.iterdir())
    return send(office, place, *((one.name, one.read_bytes()) for one in paths))


def tried(office: Client, school: School) -> str:
    place = begun(office)
    assert send_all(office, place, school).status_code == 302
    assert office.post(f"{place}essai/").status_code == 302
    work()
    return place


def test_only_the_office_comes_in(school: School, office: Client) -> None:
    place = tried(office, school)

    pages = (place, f"{place}reprendre/", f"{place}arreter/", f"{HOME}modeles/people.csv")
    for address in (HOME, *pages):
        assert browser().get(address).status_code == 302
        for role in (Role.TRAINER, Role.OFFICER, Role.OPERATOR, Role.SECURITY):
            assert browser(make_person(roles=(role,))).get(address).status_code == 403


def test_the_guide_is_made_of_the_commands_own_declarations(office: Client) -> None:
    words = words_of(office.get(HOME))

    for sheet in all_sheets():
        assert f"{sheet.name}.csv" in words
        for column in sheet.columns:
            assert column.name in words
        sample = office.get(f"{HOME}modeles/{sheet.name}.csv").content.decode("utf-8-sig")
        assert sample == ";".join(column.name for column in sheet.columns) + "\r\n"
    assert office.get(f"{HOME}modeles/system.csv").status_code == 404
    assert "Aucune pour l’instant" in words


def test_the_samples_are_read_as_they_are(office: Client, school: School) -> None:
    place = begun(office)
    names = [f"{sheet.name}.csv" for sheet in all_sheets()]
    files = [(name, office.get(f"{HOME}modeles/{name}").content) for name in names]

    assert send(office, place, *files).status_code == 302
    office.post(f"{place}essai/")
    work()

    assert Upload.objects.get().fault_count == 0


@pytest.mark.promise("LAW-01")
def test_a_school_comes_in_from_the_first_page_to_the_last(
    office: Client, school: School, made: Made
) -> None:
    place = begun(office)
    assert "Aucun fichier pour l’instant" in words_of(office.get(place))
    assert send_all(office, place, school).status_code == 302
    assert "people.csv" in words_of(office.get(place))
    accounts = Account.objects.count()

    office.post(f"{place}essai/")
    assert "en cours de lecture" in words_of(office.get(place))
    assert office.get(f"{place}avancement/").json()["done"] is False
    work()
    words = words_of(office.get(place))
    assert "tout peut entrer" in words
    assert "people.csv 3" in words
    assert Account.objects.count() == accounts

    assert "Ce sont bien les personnes" in words_of(office.get(f"{place}reprendre/"))
    assert office.post(f"{place}reprendre/", {"sure": "yes"}).status_code == 302
    assert "en train d’entrer" in words_of(office.get(place))
    work()

    assert office.get(f"{place}avancement/").json()["done"] is True
    words = words_of(office.get(place))
    assert "Tout est là" in words and "people.csv 3 lignes entrées" in words
    assert Account.objects.count() == accounts + 3
    assert Letter.objects.filter(kind="taken_over").count() == 3
    assert files_of(made.person) == ()
    words = words_of(office.get(HOME))
    assert "Maud Le Goff" in words and "reprise terminée" in words


def test_the_same_files_again_change_nothing(office: Client, school: School) -> None:
    for _turn in range(2):
        place = tried(office, school)
        office.post(f"{place}reprendre/", {"sure": "yes"})
        work()
        counted = (Account.objects.count(), Taken.objects.count(), Letter.objects.count())
        if _turn == 0:
            first = counted

    assert counted == first
    assert "Restent inchangées" not in words_of(office.get(place))
    assert Upload.objects.order_by("begun_at").last().counts == {}  # type: ignore[union-attr]


def test_faults_are_told_with_their_place_and_nothing_comes_in(
    office: Client, school: School
) -> None:
    school.write("people", PEOPLE.replace("14/09/2026", "hier"))

    place = tried(office, school)
    words = words_of(office.get(place))

    assert "1 faute" in words
    assert "people.csv 2 last_seen_on Écrivez un jour qui existe" in words
    assert "hier" not in words.split("Que faire")[1].split("Ce que deviennent")[0]
    assert office.get(f"{place}reprendre/").status_code == 302
    office.post(f"{place}reprendre/", {"sure": "yes"})
    assert Upload.objects.get().state == "tried"

    school.write("people", PEOPLE)
    send(office, place, ("people.csv", (school.folder / "people.csv").read_bytes()))
    office.post(f"{place}essai/")
    work()
    assert "tout peut entrer" in words_of(office.get(place))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("people.csv", b"", "Le fichier est vide"),
        ("people.csv", b"  \n\n", "Le fichier est vide"),
        ("people.csv", PEOPLE.replace("Yvon", "Éric").encode("windows-1252"), "UTF-8"),
        ("people.csv", PEOPLE.encode("utf-16"), "UTF-8"),
        ("people.csv", b"PK\x03\x04 a book by another name", "C’est un classeur"),
        ("people.csv", b"\x89PNG\r\n\x1a\n\0\0", "UTF-8"),
        ("people.csv", b"x" * 70_000, "trop longue"),
        ("people.xlsx", b"PK\x03\x04", "C’est un classeur"),
        ("tout.zip", b"PK\x03\x04", "C’est un ZIP"),
        ("people.pdf", b"%PDF-1.7", "n’est pas un fichier CSV"),
        ("contacts.csv", b"a;b\n", "people.csv"),
        ("system.csv", b"name\nUn autre\n", "nomme un autre logiciel"),
        ("system.csv", b"name\n", "Écrivez une ligne"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_and_the_others_stay(
    office: Client, school: School, name: str, content: bytes, sentence: str
) -> None:
    place = begun(office)
    roles = (school.folder / "roles.csv").read_bytes()

    answer = send(office, place, (name, content), ("roles.csv", roles))

    assert answer.status_code == 422
    words = words_of(answer)
    assert name in words and sentence in words
    assert list(UploadedFile.objects.values_list("name", flat=True)) == ["roles.csv"]
    assert SYSTEM in words


def test_what_is_too_large_is_refused_before_it_is_read(office: Client, school: School) -> None:
    place = begun(office)
    send(office, place, ("roles.csv", (school.folder / "roles.csv").read_bytes()))

    answer = send(office, place, ("people.csv", b"x" * (settings.UPLOAD_MAX_BYTES + 1)))

    assert answer.status_code == 413
    assert "20 Mo" in words_of(answer)
    assert "roles.csv" in words_of(office.get(place))


def test_capitals_in_a_files_name_and_the_systems_own_file_are_no_fault(
    office: Client, school: School
) -> None:
    place = begun(office)
    people = (school.folder / "people.csv").read_bytes()

    answer = send(office, place, ("People.CSV", people), ("system.csv", f"nom\n{SYSTEM}".encode()))

    assert answer.status_code == 302
    assert list(UploadedFile.objects.values_list("name", flat=True)) == ["people.csv"]


def test_nothing_chosen_and_nothing_there_is_said(office: Client, house: Path) -> None:
    place = begun(office)

    nothing, untried = office.post(f"{place}fichiers/"), office.post(f"{place}essai/")

    assert (nothing.status_code, untried.status_code) == (422, 422)
    assert "Choisissez un fichier" in words_of(nothing)
    assert "choisissez-en d’abord un" in words_of(untried)


@pytest.mark.parametrize("typed", ["", "   ", "x" * 81, "deux\tmots"])
def test_a_name_that_cannot_be_is_kept_and_told(office: Client, house: Path, typed: str) -> None:
    answer = office.post(HOME, {"system": typed})

    assert answer.status_code == 422
    assert typed.strip() in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_is_taken_out(office: Client, school: School) -> None:
    place = begun(office)
    send_all(office, place, school)

    assert office.post(f"{place}fichiers/numbers.csv/retirer/").status_code == 302

    assert UploadedFile.objects.count() == 6
    assert "numbers.csv" not in words_of(office.get(place))


def test_confirming_wants_the_tick_and_a_fresh_password(office: Client, school: School) -> None:
    place = tried(office, school)

    assert office.post(f"{place}reprendre/").status_code == 422
    with clock.CLOCK.fixed(clock.now() + timedelta(hours=2)):
        answer = office.post(f"{place}reprendre/", {"sure": "yes"})
        assert answer.status_code == 401
        assert Upload.objects.get().state == "tried"
        carried = answer.content.decode().split('name="carried" value="')[1].split('"')[0]
        given = {"password": PASSWORD, "carried": carried}
        back = office.post(reverse("account:confirm_password"), given)
        assert 'name="sure" value="yes"' in back.content.decode()
        assert office.post(f"{place}reprendre/", {"sure": "yes"}).status_code == 302
    assert Upload.objects.get().state == "taking"


def test_a_colleague_sees_it_and_may_drop_it_and_nothing_else(
    office: Client, school: School, made: Made
) -> None:
    place = tried(office, school)
    colleague = make_person(given_name="Ana", family_name="Colas", roles=(Role.OFFICE,))
    other = browser(colleague)

    words = words_of(other.get(place))
    assert "Maud Le Goff" in words and "Les reprendre" not in words
    for act in ("essai/", "fichiers/", "fichiers/people.csv/retirer/", "reprendre/"):
        assert other.post(place + act, {"sure": "yes"}).status_code == 404
    assert other.post(HOME, {"system": "Autre"}).status_code == 302
    assert Upload.objects.count() == 1

    assert other.post(f"{place}abandonner/").status_code == 302
    assert files_of(made.person) == ()
    assert "fichiers abandonnés" in words_of(office.get(HOME))
    assert "Abandonnée par Ana Colas" in words_of(office.get(place))


def test_a_job_at_work_is_left_alone(office: Client, school: School) -> None:
    place = tried(office, school)
    office.post(f"{place}reprendre/", {"sure": "yes"})

    for act in ("essai/", "fichiers/numbers.csv/retirer/", "abandonner/"):
        answer = office.post(place + act, follow=True)
        assert "rien n’a été changé" in words_of(answer)
    answer = send_all(office, place, school)
    assert answer.status_code == 302
    work()
    assert Upload.objects.get().state == "taken"


def test_it_is_stopped_after_a_page_that_says_what_that_means(
    office: Client, school: School
) -> None:
    place = tried(office, school)
    office.post(f"{place}reprendre/", {"sure": "yes"})
    colleague = browser(make_person(roles=(Role.OFFICE,)))
    assert "Arrêter la reprise" in words_of(office.get(place))
    assert "Arrêter la reprise" not in words_of(colleague.get(place))
    assert colleague.post(f"{place}arreter/").status_code == 404

    asked = words_of(office.get(f"{place}arreter/"))
    assert Upload.objects.get().state == "taking", "looking at the page stops nothing"
    for _press in range(2):
        assert office.post(f"{place}arreter/").status_code == 302
    stopping = words_of(office.get(place))
    assert office.get(f"{place}arreter/").status_code == 302
    assert office.get(f"{place}avancement/").json()["done"] is False
    work()
    stopped = words_of(office.get(place))

    assert "0 ligne sur" in asked or "0 lignes sur" in asked, asked
    assert f"de nouveau les mêmes fichiers sous le même nom, « {SYSTEM} »" in asked
    assert "La reprise s’arrête" in stopping and "Abandonner" not in stopping
    assert "arrêtée avant la fin" in stopped and "rien n’entre deux fois" in stopped
    assert "people.csv 0 ligne" in stopped
    assert "arrêtée avant la fin" in words_of(office.get(HOME))
    assert "rien n’a été changé" not in stopped

    place = tried(office, school)
    office.post(f"{place}reprendre/", {"sure": "yes"})
    work()
    assert "people.csv 3 lignes entrées" in words_of(office.get(place))
    late = office.post(f"{place}arreter/", follow=True)
    assert "rien n’a été changé" in words_of(late)


def test_no_value_of_the_files_stands_in_addresses_logs_or_jobs(
    office: Client, school: School, caplog: pytest.LogCaptureFixture
) -> None:
    school.write("people", PEOPLE.replace("14/09/2026", "hier"))
    caplog.set_level(logging.DEBUG, logger="florilege")
    place = tried(office, school)

    told = [unquote(place), caplog.text]
    told += [str(values) for values in Run.objects.values()]
    told += [str(values) for values in StepDone.objects.values()]
    told += [str(values) for values in Upload.objects.values()]

    words = ("Amandine", "amandine", "Leroux", "hier")
    assert not [word for word in words for text in told if word in text]


@pytest.mark.parametrize("address", ["home", "place"])
def test_the_pages_cost_the_same_for_many(office: Client, school: School, address: str) -> None:
    place = tried(office, school)
    path = HOME if address == "home" else place
    few = queries(office, path)
    lines = [f"P-{n};p.{n}@courrier.example;Jeanne;;fr;" for n in range(30)]
    head = PEOPLE.splitlines()[0]
    send(office, place, ("people.csv", "\n".join([head, *lines]).encode()))
    office.post(f"{place}essai/")
    work()
    if address == "home":
        office.post(f"{place}abandonner/")
        for _ in range(10):
            office.post(f"{begun(office)}abandonner/")

    many = queries(office, path)

    print(path, few, many)
    assert few <= 12
    assert many == few
