"""What came by a page is judged and taken over as by the command, and its files go."""

from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest

from florilege.infra import clock, policy
from florilege.infra.gate.opened import opened
from florilege.infra.intake.models import Intake
from florilege.infra.intake.trying import Fate
from florilege.infra.intake.uploads import progress
from florilege.infra.intake.uploads.ending import NothingToDrop, drop_upload, end_overdue
from florilege.infra.intake.uploads.enums import UploadState
from florilege.infra.intake.uploads.gathering import (
    AnotherIsOpen,
    NotGathering,
    add_files,
    begin_upload,
    take_out,
)
from florilege.infra.intake.uploads.jobs import NothingToTry, NotReady, take_upload, try_upload
from florilege.infra.intake.uploads.models import Finding, Upload, UploadedFile
from florilege.infra.intake.uploads.queries import findings
from florilege.infra.media.files import delete_files_of, files_of
from florilege.infra.media.places import folder_of
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from tests.infra.intake.folders import PEOPLE, School
from tests.infra.intake.uploads.made import (
    add,
    brought,
    counted,
    letters,
    taken,
    tried,
    work,
)
from tests.people_made import make_person

pytestmark = [pytest.mark.usefixtures("house"), pytest.mark.promise("RGT-12")]


def told(upload_id: UUID, number: int = 0) -> list[tuple[str, int, str, str, bool]]:
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route="test"):
        return [
            (one.file, one.line, one.column, one.sentence, one.is_remark)
            for one in findings(upload_id, number=number)
        ]


def test_a_school_comes_in_whole_and_its_files_go(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    nothing = counted()

    assert tried(upload_id).state == UploadState.TRIED
    assert counted() == nothing
    upload = taken(upload_id)

    assert upload.state == UploadState.TAKEN
    assert upload.counts == {
        "people": 3, "roles": 1, "sessions": 1, "slots": 2, "trainers": 1, "enrolments": 2,
        "numbers": 1,
    }  # fmt: skip
    assert Intake.objects.get().counts == upload.counts
    assert letters() == 3
    assert files_of(office) == ()
    assert not UploadedFile.objects.exists()


def test_the_dry_run_says_what_the_commands_says(school: School, office: SubjectRef) -> None:
    school.write("people", PEOPLE.replace("14/09/2026", "hier").replace("P-2", "P-1"))
    found = school.try_it()

    upload_id = brought(school.folder, by=office)
    upload = tried(upload_id)

    assert (upload.state, upload.fault_count) == (UploadState.TRIED, found.fault_count)
    assert upload.fates == {name: dict(fates) for name, fates in found.fates.items()}
    faults = [one[:3] for one in told(upload_id)]
    assert faults == [(one.file, one.line, one.column) for one in school.faults]
    assert "Écrivez un jour qui existe" in told(upload_id)[0][3]
    with pytest.raises(NotReady):
        take_upload(upload_id, by=office, at=clock.now())


def test_the_same_files_again_change_nothing(school: School, office: SubjectRef) -> None:
    first = brought(school.folder, by=office)
    tried(first)
    taken(first)
    whole = counted()

    again = brought(school.folder, by=office)
    upload = tried(again)

    assert {fate for fates in upload.fates.values() for fate in fates} == {Fate.ALONE.value}
    assert taken(again).counts == {}
    assert counted() == whole


def test_what_the_command_began_a_page_finishes(school: School, office: SubjectRef) -> None:
    school.take()
    whole = counted()

    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    taken(upload_id)

    assert counted() == (*whole[:-1], 3)


def test_many_faults_are_told_page_by_page(school: School, office: SubjectRef) -> None:
    head, *_ = PEOPLE.splitlines()
    lines = [f"P-{n};personne.{n}@courrier.example;Jeanne;;fr;" for n in range(250)]
    school.write("people", "\n".join([head, *lines]))
    for name in ("roles", "sessions", "slots", "trainers", "enrolments", "numbers"):
        (school.folder / f"{name}.csv").unlink()

    upload_id = brought(school.folder, by=office)
    upload = tried(upload_id)

    assert (upload.fault_count, Finding.objects.count()) == (250, 3)
    assert [told(upload_id, n)[0][1] for n in range(3)] == [2, 102, 202]


def test_a_file_of_a_page_opens_the_office_to_nobody(school: School, office: SubjectRef) -> None:
    school.write("roles", "person;role;since;until\nP-3;bureau;01/09/2019;\n")

    assert school.try_it().is_clean  # the operator's command may
    upload_id = brought(school.folder, by=office)
    upload = tried(upload_id)

    assert (upload.fault_count, told(upload_id)[0][:3]) == (1, ("roles.csv", 2, "role"))


def test_one_school_comes_in_at_a_time(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)

    with pytest.raises(AnotherIsOpen):
        begin_upload(system="Autre", language="fr", by=office, at=clock.now())

    drop_upload(upload_id, by=office, at=clock.now())
    begin_upload(system="Autre", language="fr", by=office, at=clock.now())


def test_new_files_want_a_new_dry_run(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)

    add(upload_id, school.folder)

    with pytest.raises(NotReady):
        take_upload(upload_id, by=office, at=clock.now())
    assert len(files_of(office)) == UploadedFile.objects.count() == 7


def test_a_file_is_taken_out_and_nothing_is_tried_without_any(
    school: School, office: SubjectRef
) -> None:
    upload_id = brought(school.folder, by=office)

    for name in list(UploadedFile.objects.values_list("name", flat=True)):
        take_out(upload_id, name=name)

    assert files_of(office) == ()
    with pytest.raises(NothingToTry):
        try_upload(upload_id, language="fr", at=clock.now())


def test_nothing_changes_while_a_job_is_at_work(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    try_upload(upload_id, language="fr", at=clock.now())

    for act in (
        lambda: add_files(upload_id, []),
        lambda: take_out(upload_id, name="people.csv"),
        lambda: try_upload(upload_id, language="fr", at=clock.now()),
    ):
        with pytest.raises(NotGathering):
            act()
    with pytest.raises(NotReady):
        take_upload(upload_id, by=office, at=clock.now())


def test_only_who_brought_the_files_takes_them_over(school: School, office: SubjectRef) -> None:
    other = make_person(roles=(Role.OFFICE,)).person
    upload_id = brought(school.folder, by=office)
    tried(upload_id)

    with pytest.raises(NotReady):
        take_upload(upload_id, by=other, at=clock.now())
    drop_upload(upload_id, by=other, at=clock.now())

    upload = Upload.objects.get()
    assert (upload.state, upload.ended_by) == (UploadState.DROPPED, other)
    assert files_of(office) == ()


def test_what_was_dropped_while_it_was_judged_stays_dropped(
    school: School, office: SubjectRef
) -> None:
    upload_id = brought(school.folder, by=office)
    try_upload(upload_id, language="fr", at=clock.now())
    drop_upload(upload_id, by=office, at=clock.now())
    work()

    assert Upload.objects.get().state == UploadState.DROPPED
    assert not Finding.objects.exists()
    with pytest.raises(NothingToDrop):
        drop_upload(upload_id, by=office, at=clock.now())


def test_what_is_being_taken_over_is_not_dropped(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    take_upload(upload_id, by=office, at=clock.now())

    with pytest.raises(NothingToDrop):
        drop_upload(upload_id, by=office, at=clock.now())


def test_files_wait_for_the_charters_hours_and_no_longer(
    school: School, office: SubjectRef
) -> None:
    rule = policy.charter().retention["exports"]
    assert rule.hours is not None
    over = clock.now() + timedelta(hours=rule.hours)
    brought(school.folder, by=office)

    end_overdue(at=over - timedelta(minutes=1))
    assert len(files_of(office)) == 7
    end_overdue(at=over + timedelta(minutes=1))

    assert (files_of(office), Upload.objects.get().state) == ((), UploadState.OVER)
    assert end_overdue(at=over + timedelta(minutes=2)) == 0


def test_a_fault_that_came_after_the_dry_run_brings_the_report_back(
    school: School, office: SubjectRef
) -> None:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    nothing = counted()

    with patch(
        "florilege.infra.intake.trying.Index.enter", side_effect=lambda *_, **__: 1
    ):  # as if every line had come twice
        upload = taken(upload_id)

    assert (upload.state, upload.fault_count > 0) == (UploadState.TRIED, True)
    assert counted() == nothing


def test_it_is_taken_over_slice_by_slice(school: School, office: SubjectRef) -> None:
    """Each slice goes on where the one before it ended; the end is the same."""
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    take_upload(upload_id, by=office, at=clock.now())

    short = timedelta(microseconds=-1)
    with patch.multiple(progress, SLICE=short, NOTED=short):
        rounds = 0
        while Upload.objects.get().state == UploadState.TAKING:
            advance_due(at=clock.now())
            rounds += 1
            assert rounds < 30

    upload = Upload.objects.get()
    assert rounds >= len(upload.counts)
    assert (upload.state, sum(upload.counts.values())) == (UploadState.TAKEN, 11)
    assert counted()[:3] == (4, 1, 2)


def test_files_of_somebody_who_left_are_not_read(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    try_upload(upload_id, language="fr", at=clock.now())
    delete_files_of(office)
    work()

    assert Upload.objects.get().state == UploadState.OVER


def test_nothing_of_the_files_stands_in_clear(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)

    contents = [one.read_bytes() for one in folder_of(office).iterdir()]

    assert len(contents) == 7
    assert not [one for one in contents if b"Amandine" in one or b"courrier.example" in one]
