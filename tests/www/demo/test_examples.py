"""The demonstration hands out a school's files to try, and they come in as they are."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client, override_settings

from florilege.infra import clock
from florilege.infra.intake.folders import DiskFolder
from florilege.infra.intake.sheets import all_sheets
from florilege.infra.intake.trying import try_folder
from florilege.kernel.vocabulary import Role
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.learners_made import publish
from tests.www.learner.reading import words_of

SCHOOLS = Path(__file__).parents[3] / "demo" / "schools"
COURSES = {"corolle": "bouquet-rond-spirale", "academie": "ecrire-clair"}
GUIDE, ZIP = "/bureau/reprise/", "/demo/exemples-de-fichiers.zip"


@pytest.fixture
def office(house: Path) -> Client:
    return browser(make_person(roles=(Role.OFFICE,)))


@pytest.fixture(params=COURSES)
def demonstration(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("FLORILEGE_DEMO_SCHOOL", str(SCHOOLS / request.param))
    return str(request.param)


@pytest.mark.promise("RGT-12")
def test_the_examples_come_in_by_the_page_without_a_fault(
    office: Client, demonstration: str, tmp_path: Path
) -> None:
    publish(slug=COURSES[demonstration])
    with override_settings(ROOT_URLCONF="tests.www.demo.site"):
        page, answer = office.get(GUIDE), office.get(ZIP)
        turned_away = browser(make_person(roles=(Role.TRAINER,))).get(ZIP).status_code
    ZipFile(BytesIO(answer.content)).extractall(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    (tmp_path / "system.csv").write_text("name\nGestion Bouquet 4\n")
    faults: list[object] = []

    folder = DiskFolder(tmp_path, is_reserved=True)
    found = try_folder(folder, on=clock.today(), told=faults.append)

    assert ZIP in page.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="exemples-de-fichiers.zip"'
    assert turned_away == 403
    assert names == {f"{sheet.name}.csv" for sheet in all_sheets()}
    assert (faults, set(found.fates)) == ([], {sheet.name for sheet in all_sheets()})


def test_nobody_else_hands_out_invented_people(office: Client) -> None:
    assert "Exemples de fichiers" not in words_of(office.get(GUIDE))
    assert office.get(ZIP).status_code == 404
