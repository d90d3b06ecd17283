"""Keep a job's lease, note how far it is, and let the worker breathe between two slices."""

from datetime import datetime, timedelta
from uuid import UUID

from florilege.infra import clock
from florilege.infra.intake.reading import file_of
from florilege.infra.intake.sheets import all_sheets
from florilege.infra.intake.uploads.enums import UploadState
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.intake.uploads.sealed import SealedFolder
from florilege.infra.workflow.running import hold
from florilege.infra.workflow.steps import NotYet

SLICE = timedelta(seconds=15)  # what the worker has to do else waits no longer
NOTED = timedelta(seconds=1)


class Lease:
    """Called with a file and how many of its lines are behind: no other worker takes the run."""

    def __init__(self, run: UUID) -> None:
        self._run, self._noted = run, clock.now()

    def __call__(self, sheet: str, line: int) -> None:
        now = clock.now()
        if now - self._noted > NOTED:
            self._note(sheet, line, now)

    def _note(self, sheet: str, line: int, now: datetime) -> None:
        hold(self._run, at=now)
        self._noted = now


class StoppedShort(Exception):
    """Who began the take-over stopped it: nobody waits any more for what is being read."""


class Watch(Lease):
    """Breaks a reading off that writes nothing, once nobody waits for it any more."""

    def __init__(self, run: UUID, upload: Upload) -> None:
        super().__init__(run)
        self._upload = upload.id

    def _note(self, sheet: str, line: int, now: datetime) -> None:
        """Raises: StoppedShort."""
        super()._note(sheet, line, now)
        if not Upload.objects.filter(id=self._upload, state=UploadState.TAKING).exists():
            raise StoppedShort


class Progress(Lease):
    """Notes it for who looks at the page, too."""

    def __init__(self, run: UUID, upload: Upload, folder: SealedFolder) -> None:
        super().__init__(run)
        self._upload, self._before, behind = upload.id, dict[str, int](), 0
        for sheet in all_sheets():
            if file_of(sheet) in folder.rows:
                self._before[sheet.name] = behind
                behind += folder.rows[file_of(sheet)].line_count or 0

    def _note(self, sheet: str, line: int, now: datetime) -> None:
        """What is read again does not set the number back."""
        done = self._before[sheet] + line
        Upload.objects.filter(id=self._upload, done_lines__lt=done).update(done_lines=done)
        super()._note(sheet, line, now)


class Slice(Progress):
    """Breaks off after some seconds of new lines."""

    def __init__(self, run: UUID, upload: Upload, folder: SealedFolder) -> None:
        super().__init__(run, upload, folder)
        self._behind, self._begun = upload.done_lines, clock.now()

    def __call__(self, sheet: str, line: int) -> None:
        """Raises: NotYet once the slice is over."""
        super().__call__(sheet, line)
        now = clock.now()
        if self._before[sheet] + line <= self._behind:
            # To read again what an earlier slice did is no part of this one, or a long file
            # would never end.
            self._begun = now
        elif now - self._begun > SLICE:
            self._note(sheet, line, now)
            raise NotYet(now)
