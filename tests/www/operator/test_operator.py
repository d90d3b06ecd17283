"""The operator's pages: the state of the installation, and nothing about anybody."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from florilege import __version__
from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.schedule.models import Beat
from florilege.infra.workflow.models import Run
from florilege.kernel.vocabulary import Role
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser

PAGES = ("/exploitation/", "/exploitation/coffres/")


def operator(language: str = "en") -> Client:
    client = browser(make_person(roles=(Role.OPERATOR,)))
    client.cookies["language"] = language
    return client


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize("path", PAGES)
def test_only_the_operator_opens_these_pages(house: Path, path: str) -> None:
    assert answers_by_role(path) == only(Role.OPERATOR)


def test_the_page_shows_version_worker_epoch_runs_and_letters(house: Path) -> None:
    client, at = operator(), clock.now()
    run = Run.objects.create(
        id=uuid4(), workflow="erase_subject", subject=uuid4(), begun_at=at, due_at=at, tries=3
    )

    page = client.get("/exploitation/").content.decode()

    assert __version__ in page
    assert "The worker has never run here." in page
    assert "is current" in page
    assert str(run.id) in page
    assert str(run.subject) not in page
    assert "<dd>1</dd>" in page  # the letter that confirms the operator's own address


def test_a_living_worker_raises_no_notice(house: Path) -> None:
    client = operator()
    Beat.objects.create(id=1, at=clock.now())

    assert "notice--error" not in client.get("/exploitation/").content.decode()


def test_vaults_are_listed_with_rows_and_migrations(house: Path) -> None:
    page = operator().get("/exploitation/coffres/").content.decode()

    assert "Every vault has every migration" in page
    assert "identity.Profile" in page
    assert "archive.MonthKey" in page
    assert "archive.ArchivedItem" not in page, "nothing of the archive is counted from here"


def test_the_pages_speak_french(house: Path) -> None:
    client = operator("fr")

    assert "L’état de cette installation" in client.get("/exploitation/").content.decode()
    assert "Chaque coffre" in client.get("/exploitation/coffres/").content.decode()


def test_the_pages_look_at_nobody(house: Path) -> None:
    client = operator()
    make_person()
    before = Entry.objects.count()

    for path in PAGES:
        client.get(path)

    assert Entry.objects.count() == before


@pytest.mark.parametrize("path", PAGES)
def test_pages_cost_the_same_for_one_and_thirty(house: Path, path: str) -> None:
    client, at = operator(), clock.now()

    def begin(count: int) -> None:
        for _ in range(count):
            Run.objects.create(id=uuid4(), workflow="erase_subject", begun_at=at, due_at=at)
            make_person()

    begin(1)
    one = query_count(client, path)
    begin(9)

    assert query_count(client, path) == one
    if path == "/exploitation/":
        assert one <= 12
