"""Note how far a job is, keep its lease, and let the worker breathe between two slices."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from florilege.infra import clock
from florilege.infra.intake.reading import ENDING
from florilege.infra.intake.sheets import all_sheets
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.intake.uploads.sealed import SealedFolder
from florilege.infra.workflow.running import hold
from florilege.infra.workflow.steps import NotYet

SLICE = timedelta(seconds=15)  # what the worker has to do else waits no longer
NOTED = timedelta(seconds=1)


class Progress:
    """Called with a file and how many of its lines are behind."""

    def __init__(self, run: UUID, upload: Upload, folder: SealedFolder, *, in_slices: bool) -> None:
        self._run, self._upload, self._in_slices = run, upload.id, in_slices
        self._before: dict[str, int] = {}
        behind = 0
        for sheet in all_sheets():
            if f"{sheet.name}{ENDING}" in folder.rows:
                self._before[sheet.name] = behind
                behind += folder.rows[f"{sheet.name}{ENDING}"].line_count or 0
        self._behind, self._begun = upload.done_lines, clock.now()
        self._noted = self._begun

    def __call__(self, sheet: str, line: int) -> None:
        """Raises: NotYet once a slice is over."""
        now, done = clock.now(), self._before[sheet] + line
        # To read again what an earlier slice did is no part of this one, or a long file would
        # never end.
        is_new = done > self._behind
        self._begun = self._begun if is_new else now
        is_over = self._in_slices and is_new and now - self._begun > SLICE
        if is_over or now - self._noted > NOTED:
            self._note(done)
            hold(self._run, at=now)
            self._noted = now
        if is_over:
            raise NotYet(now)

    def _note(self, done: int) -> None:
        """A slice reads again what is behind it: the number never goes back."""
        Upload.objects.filter(Q(done_lines__lt=done), id=self._upload).update(done_lines=done)
