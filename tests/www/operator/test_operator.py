"""The operator's pages: the state of the installation, and nothing about anybody."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from florilege import __version__
from florilege.infra import clock
from florilege.infra.backup.enums import State
from florilege.infra.backup.models import Copy, Drill
from florilege.infra.journal.models import Entry
from florilege.infra.schedule.models import Beat
from florilege.infra.workflow.models import Run
from florilege.kernel.vocabulary import Role
from florilege.settings.backups import BackupPlace
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser


def saved_in_two_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a healthy installation has it: a backup of today in each place, and a sound drill."""
    for label in ("1", "2"):
        (folder / label).mkdir()
        record("1" if label == "1" else "2", State.DONE)
    given = tuple(BackupPlace(label, str(folder / label)) for label in ("1", "2"))
    monkeypatch.setattr(settings, "BACKUP_PLACES", given)
    Drill.objects.create(
        id=uuid4(), backup="20260314T020500Z-9f3a1c", begun_at=clock.now(), state=State.DONE,
        counts={"people": 12, "broken": 0},
    )  # fmt: skip


def record(label: str, state: State, *, why: str = "", days_ago: float = 0) -> None:
    Copy.objects.create(
        id=uuid4(),
        backup="20260314T020500Z-9f3a1c",
        place=label,
        begun_at=clock.now() - timedelta(days=days_ago),
        size=1_200_000,
        file_count=3,
        state=state,
        why=why,
    )


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


def test_a_living_worker_raises_no_notice(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_in_two_places(tmp_path, monkeypatch)
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


def test_without_a_place_the_page_says_what_to_set(house: Path) -> None:
    page = operator().get("/exploitation/").content.decode()

    assert "No place is set for backups: if this disk breaks, everything is lost." in page


@pytest.mark.promise("SEC-11")
def test_a_place_in_time_and_a_sound_drill_are_shown(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_in_two_places(tmp_path, monkeypatch)

    page = operator().get("/exploitation/").content.decode()

    assert page.count("in time") == 2
    assert str(tmp_path / "1") in page
    assert "1.1\xa0MB" in page
    assert "state--bad" not in page
    assert "Of them, not opening" in page


@pytest.mark.promise("SEC-11")
def test_a_late_place_and_a_failed_drill_are_red(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_in_two_places(tmp_path, monkeypatch)
    Copy.objects.filter(place="2").update(begun_at=clock.now() - timedelta(hours=31))
    record("2", State.FAILED, why="full")
    Drill.objects.create(id=uuid4(), begun_at=clock.now(), state=State.FAILED, why="not_equal")

    page = operator("fr").get("/exploitation/").content.decode()

    assert page.count("state--bad") == 2
    assert "Le lieu est plein." in page
    assert "Ce qui est revenu n’est pas ce qui avait été sauvegardé." in page
    assert "notice--error" in page


def test_the_number_of_backups_costs_no_query(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_in_two_places(tmp_path, monkeypatch)
    client = operator()
    one = query_count(client, "/exploitation/")
    for days in range(30):
        record("1", State.DONE, days_ago=days)

    assert query_count(client, "/exploitation/") == one <= 12
