"""A worker killed anywhere in the dry run or the take-over: taken up again, it ends the same."""

from unittest.mock import patch

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from florilege.infra import clock
from florilege.infra.intake.uploads.ending import drop_upload, end_overdue
from florilege.infra.intake.uploads.enums import UploadState
from florilege.infra.intake.uploads.gathering import begin_upload
from florilege.infra.intake.uploads.jobs import NothingToTry, take_upload, try_upload
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.intake.uploads.workflows import TAKE_UPLOAD
from florilege.infra.media.files import files_of
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef
from tests.infra.intake.folders import School
from tests.infra.intake.uploads.made import SYSTEM, add, brought, counted, letters, tried, work

pytestmark = [pytest.mark.usefixtures("house"), pytest.mark.promise("RGT-12")]


class Killed(BaseException):
    """As a SIGKILL: nothing catches it."""


def test_what_a_kill_left_of_the_files_goes_with_the_next_round(
    school: School, office: SubjectRef
) -> None:
    upload_id = brought(school.folder, by=office)
    with (
        patch("florilege.infra.intake.uploads.ending.let_go", side_effect=Killed),
        pytest.raises(Killed),
    ):
        drop_upload(upload_id, by=office, at=clock.now())
    assert len(files_of(office)) == 7

    end_overdue(at=clock.now())

    assert files_of(office) == ()


def test_a_file_whose_writing_was_killed_is_not_read_and_goes(
    school: School, office: SubjectRef
) -> None:
    upload_id = begin_upload(system=SYSTEM, language="fr", by=office, at=clock.now())
    with (
        patch("florilege.infra.intake.uploads.gathering.write_sealed", side_effect=Killed),
        pytest.raises(Killed),
    ):
        add(upload_id, school.folder)

    with pytest.raises(NothingToTry):
        try_upload(upload_id, language="fr", at=clock.now())
    assert add(upload_id, school.folder) == []
    assert tried(upload_id).fault_count == 0


@pytest.mark.parametrize("job", ["try", "take"])
def test_killed_before_any_commit_it_ends_the_same(
    school: School, office: SubjectRef, job: str
) -> None:
    """Cut before each commit of the worker in turn, as often as there are any; then once to the end."""
    upload_id = brought(school.folder, by=office)
    if job == "take":
        tried(upload_id)
        take_upload(upload_id, by=office, at=clock.now())
    else:
        try_upload(upload_id, language="fr", at=clock.now())
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

        # The dead worker's lease is over.
        Run.objects.update(leased_until=None)
        try:
            with patch.object(BaseDatabaseWrapper, "commit", commit):
                advance_due(at=clock.now())
        except Killed:
            cuts += 1
    assert cuts > (5 if job == "take" else 0)

    upload = Upload.objects.get()
    assert upload.fault_count == 0
    if job == "take":
        assert (upload.state, letters(), files_of(office)) == (UploadState.TAKEN, 3, ())
        assert counted()[:3] == (4, 1, 2)
        assert StepDone.objects.filter(run__workflow="take_upload").count() == 4
    else:
        assert upload.state == UploadState.TRIED


@pytest.mark.parametrize("step", [step.name for step in TAKE_UPLOAD.steps])
def test_killed_after_each_step_it_ends_the_same(
    school: School, office: SubjectRef, step: str
) -> None:
    """The effect stands, and the note that the step is done does not."""
    upload_id = brought(school.folder, by=office)
    tried(upload_id)
    take_upload(upload_id, by=office, at=clock.now())
    real = StepDone.objects.get_or_create

    def note(**named: object) -> object:
        if named["step"] == step:
            raise Killed
        return real(**named)

    with patch.object(StepDone.objects, "get_or_create", note), pytest.raises(Killed):
        advance_due(at=clock.now())
    Run.objects.update(leased_until=None)
    work()

    upload = Upload.objects.get()
    assert (upload.state, letters(), files_of(office)) == (UploadState.TAKEN, 3, ())
    assert counted()[:3] == (4, 1, 2)
