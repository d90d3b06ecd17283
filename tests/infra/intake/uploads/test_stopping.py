"""Who brought a school in stops it: what came in stays and is told, the rest comes another time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from florilege.infra import clock
from florilege.infra.intake.index import Index
from florilege.infra.intake.uploads import progress, workflows
from florilege.infra.intake.uploads.ending import NothingToDrop, drop_upload
from florilege.infra.intake.uploads.enums import UploadState
from florilege.infra.intake.uploads.gathering import AnotherIsOpen, begin_upload
from florilege.infra.intake.uploads.jobs import NothingToStop, stop_upload, take_upload
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.media.files import files_of
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from tests.infra.intake.folders import School
from tests.infra.intake.uploads.made import brought, counted, letters, taken, tried, work
from tests.people_made import make_person

pytestmark = [pytest.mark.usefixtures("house"), pytest.mark.promise("RGT-12")]
SHORT = timedelta(microseconds=-1)
ALL = 11  # lines that the school of these tests brings in


@contextmanager
def short_slices() -> Iterator[None]:
    with patch.multiple(progress, SLICE=SHORT, NOTED=SHORT):
        yield


def begun(school: School, office: SubjectRef) -> UUID:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    take_upload(upload_id, by=office, at=clock.now())
    return upload_id


def half_way(school: School, office: SubjectRef) -> UUID:
    """Two slices of a take-over: the people are here, and one file more."""
    upload_id = begun(school, office)
    with short_slices():
        for _ in range(2):
            advance_due(at=clock.now())
    assert Upload.objects.get().state == UploadState.TAKING
    assert 0 < counted()[3] < ALL
    return upload_id


def ended(upload_id: UUID) -> Upload:
    work()
    upload = Upload.objects.get(id=upload_id)
    assert not Run.objects.filter(state="under_way").exists()
    return upload


def test_what_came_in_stays_is_told_and_the_rest_comes_another_time(
    school: School, office: SubjectRef
) -> None:
    upload_id = half_way(school, office)
    so_far = counted()

    stop_upload(upload_id, by=office)
    upload = ended(upload_id)

    assert (upload.state, files_of(office)) == (UploadState.STOPPED, ())
    assert counted()[:-1] == so_far[:-1]
    assert upload.counts["people"] == letters() == 3
    assert 3 <= sum(upload.counts.values()) < ALL

    again = brought(school.folder, by=office)
    tried(again)
    rest = taken(again)
    assert rest.state == UploadState.TAKEN
    assert sum(rest.counts.values()) + sum(upload.counts.values()) == ALL
    assert (counted()[:3], letters()) == ((4, 1, 2), 3)


def test_the_slice_that_is_at_work_is_finished(school: School, office: SubjectRef) -> None:
    upload_id = begun(school, office)
    real, pressed = workflows.take_folder, []

    def pressed_meanwhile(*given: Any, **named: Any) -> Any:
        if not pressed:
            pressed.append(stop_upload(upload_id, by=office))
        return real(*given, **named)

    with short_slices(), patch.object(workflows, "take_folder", pressed_meanwhile):
        upload = ended(upload_id)

    assert upload.state == UploadState.STOPPED
    assert upload.counts == {"numbers": 1}, "the first file, whole"


def test_before_the_first_line_nothing_comes_in(school: School, office: SubjectRef) -> None:
    upload_id = begun(school, office)
    nothing = counted()

    stop_upload(upload_id, by=office)
    upload = ended(upload_id)

    assert (upload.state, upload.counts) == (UploadState.STOPPED, {})
    assert counted() == nothing


def test_a_long_reading_before_the_first_line_is_broken_off(
    school: School, office: SubjectRef
) -> None:
    upload_id = begun(school, office)
    nothing, real, seen = counted(), Index.enter, []

    def enter(self: Index, mark: bytes, *, line: int) -> int | None:
        seen.append(line)
        stop_upload(upload_id, by=office)
        return real(self, mark, line=line)

    with patch.multiple(progress, NOTED=SHORT), patch.object(Index, "enter", enter):
        upload = ended(upload_id)

    assert (upload.state, counted()) == (UploadState.STOPPED, nothing)
    assert len(seen) < ALL, "the files behind the first were not read"


def test_a_stop_behind_the_last_line_came_too_late(school: School, office: SubjectRef) -> None:
    upload_id = begun(school, office)
    real = workflows.tell_arrivals

    def told(**named: Any) -> int:
        stop_upload(upload_id, by=office)
        return real(**named)

    with patch.object(workflows, "tell_arrivals", told):
        upload = ended(upload_id)

    assert (upload.state, sum(upload.counts.values())) == (UploadState.TAKEN, ALL)
    assert letters() == 3


def test_only_who_began_it_stops_it_and_to_press_twice_is_to_press_once(
    school: School, office: SubjectRef
) -> None:
    other = make_person(roles=(Role.OFFICE,)).person
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    with pytest.raises(NothingToStop):
        stop_upload(upload_id, by=office)
    take_upload(upload_id, by=office, at=clock.now())
    with pytest.raises(NothingToStop):
        stop_upload(upload_id, by=other)

    for _ in range(2):
        stop_upload(upload_id, by=office)
    with pytest.raises(NothingToDrop):
        drop_upload(upload_id, by=office, at=clock.now())
    with pytest.raises(AnotherIsOpen):
        begin_upload(system="Autre", language="fr", by=office, at=clock.now())

    assert ended(upload_id).state == UploadState.STOPPED
    stop_upload(upload_id, by=office)
    assert Upload.objects.get().state == UploadState.STOPPED


def test_what_was_taken_over_whole_cannot_be_stopped(school: School, office: SubjectRef) -> None:
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    taken(upload_id)

    with pytest.raises(NothingToStop):
        stop_upload(upload_id, by=office)


def test_killed_before_any_commit_after_the_stop_it_ends_the_same(
    school: School, office: SubjectRef
) -> None:
    """Cut before each commit of the worker in turn, as often as there are any; then once to the end."""
    upload_id = half_way(school, office)
    so_far = counted()
    stop_upload(upload_id, by=office)

    class Killed(BaseException): ...

    real, cuts = BaseDatabaseWrapper.commit, 0
    while Run.objects.filter(state="under_way").exists():
        left = cuts + 1

        def commit(self: BaseDatabaseWrapper) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self.rollback()
                raise Killed
            real(self)

        Run.objects.update(leased_until=None)
        try:
            with patch.object(BaseDatabaseWrapper, "commit", commit):
                advance_due(at=clock.now())
        except Killed:
            cuts += 1
            stop_upload(upload_id, by=office)  # pressed again by somebody who sees no end
    assert cuts > 2

    upload = Upload.objects.get()
    assert (upload.state, letters(), files_of(office)) == (UploadState.STOPPED, 3, ())
    assert counted()[:-1] == so_far[:-1]
