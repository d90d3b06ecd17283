"""The dry run tells every fault with its place and what to write, and never repeats a cell."""

import tracemalloc
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.intake.folders import DiskFolder
from florilege.infra.intake.sheets import all_sheets
from florilege.infra.intake.trying import Fate, try_folder
from tests.infra.intake.folders import PEOPLE, School, whole_school
from tests.teaching.learners_made import publish

pytestmark = [pytest.mark.usefixtures("house"), pytest.mark.promise("RGT-12")]


@pytest.fixture
def school(tmp_path: Path, house: Path) -> School:
    return whole_school(tmp_path, slug=publish().plan.slug)


def places(school: School) -> list[tuple[str, int, str]]:
    school.try_it()
    return [(one.file, one.line, one.column) for one in school.faults]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("people", "14/09/2026", "31/02/2026", ("people.csv", 2, "last_seen_on")),
        ("people", "14/09/2026", "2096-01-01", ("people.csv", 2, "last_seen_on")),
        ("people", "amandine.leroux@courrier.example", "amandine", ("people.csv", 2, "email")),
        ("people", "amandine.leroux", "Bachir.Nasri", ("people.csv", 3, "email")),
        ("people", "P-2", "P-1", ("people.csv", 3, "id")),
        ("people", "Leroux", "", ("people.csv", 2, "family_name")),
        ("people", "Leroux", "L" * 81, ("people.csv", 2, "family_name")),
        ("people", "family_name", "telephone", ("people.csv", 1, "telephone")),
        ("people", "given_name", "prénom;prenom", ("people.csv", 1, "given_name")),
        ("people", "Amandine", '"Aman"dine', ("people.csv", 2, "")),
        ("people", ";Leroux", ";Leroux;fr;;;;reste", ("people.csv", 2, "")),
        ("roles", "formateur", "operator", ("roles.csv", 2, "role")),
        ("roles", "01/09/2019;", "01/09/2019;01/01/2019", ("roles.csv", 2, "until")),
        ("sessions", "premier-bouquet", "autre", ("sessions.csv", 2, "course")),
        ("sessions", "28/11/2025", "05/10/2025", ("sessions.csv", 2, "ends_on")),
        ("sessions", "12;", "beaucoup;", ("sessions.csv", 2, "capacity")),
        ("slots", "9h;12h30", "9h;", ("slots.csv", 2, "ends_at")),
        ("slots", "9h;12h30", "9h75;12h30", ("slots.csv", 2, "starts_at")),
        ("trainers", "P-3", "P-9", ("trainers.csv", 2, "person")),
        ("enrolments", "28/11/2025;7,5", ";7,5", ("enrolments.csv", 2, "ended_on")),
        ("enrolments", "7,5", "sept", ("enrolments.csv", 2, "hours")),
        ("enrolments", "S-1;terminée", "S-7;terminée", ("enrolments.csv", 2, "session")),
        ("numbers", "CFP", "XYZ", ("numbers.csv", 2, "kind")),
        ("system", "Gestion Bouquet 4", "", ("system.csv", 2, "name")),
    ],
)
def test_a_fault_is_told_with_its_place(
    school: School, file: str, old: str, new: str, place: tuple[str, int, str]
) -> None:
    content = (school.folder / f"{file}.csv").read_text()
    school.write(file, content.replace(old, new, 1))

    assert place in places(school)
    assert not any(word in one.sentence for one in school.faults for word in ("Leroux", "amandine"))


def test_every_fault_is_told_and_not_the_first_alone(school: School) -> None:
    school.write("people", PEOPLE.replace("14/09/2026", "hier").replace("fr", "de"))

    assert places(school) == [
        ("people.csv", 2, "language"),
        ("people.csv", 2, "last_seen_on"),
        ("people.csv", 3, "language"),
    ]


@pytest.mark.parametrize("content", [PEOPLE, PEOPLE.replace(";", ","), PEOPLE.replace(";", "\t")])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig"])
def test_whatever_a_spreadsheet_makes_of_it_is_read(
    school: School, content: str, ends: str, coding: str
) -> None:
    school.write("people", content.replace("\n", ends).encode(coding))

    found = school.try_it()

    assert (school.faults, found.fates["people"]) == ([], {Fate.MADE: 3})


@pytest.mark.parametrize("coding", ["windows-1252", "utf-16"])
def test_another_character_set_is_told_with_the_way_out(school: School, coding: str) -> None:
    school.write("people", PEOPLE.replace("Yvon", "Éléonore").encode(coding))

    school.try_it()

    assert any("CSV UTF-8" in one.sentence or "UTF-8" in one.sentence for one in school.faults)


def test_strange_files_and_an_empty_folder_are_told(school: School, tmp_path: Path) -> None:
    school.write("contacts", "a;b\n")

    assert places(school) == [("contacts.csv", 0, "")]
    for path in school.folder.iterdir():
        path.unlink()
    assert ("system.csv", 1, "name") in places(school)


def test_a_folder_with_a_fault_is_not_taken(school: School) -> None:
    school.write("people", PEOPLE.replace("14/09/2026", "hier"))

    assert not school.try_it().is_clean


def test_the_examples_that_are_shipped_can_be_read(house: Path) -> None:
    folder = Path(__file__).parents[3] / "demo" / "takeover"
    publish(slug="bouquet-rond-spirale")
    faults: list[object] = []

    found = try_folder(DiskFolder(folder), on=clock.today(), told=faults.append)

    assert (faults, set(found.fates)) == ([], {sheet.name for sheet in all_sheets()})


def test_memory_does_not_grow_with_the_file(school: School) -> None:
    def most_held(lines: int) -> int:
        head = PEOPLE.splitlines()[0]
        rest = [f"P-{n};p.{n}@courrier.example;Jeanne;Martin;fr;" for n in range(lines)]
        school.write("people", "\n".join([head, *rest]))
        held = [0]
        tracemalloc.start()
        found = try_folder(
            DiskFolder(school.folder),
            on=clock.today(),
            told=lambda _: None,
            passed=lambda _name, _lines: held.append(held_by_the_product()),
        )
        tracemalloc.stop()
        assert found.fates["people"][Fate.MADE] == lines
        return max(held)

    most_held(2_500)  # Python keeps the first two thousand tuples of a size for later
    small, large = most_held(1_000), most_held(5_000)

    assert large < small * 1.3


def held_by_the_product() -> int:
    """Give the bytes that our own lines hold: what Python keeps for itself grows when it likes."""
    ours = tracemalloc.Filter(True, "*/src/florilege/*")
    held = tracemalloc.take_snapshot().filter_traces([ours]).statistics("filename")
    return sum(one.size for one in held)
