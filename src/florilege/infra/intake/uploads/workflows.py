"""The two jobs of an upload: the dry run, and the take-over. Each step may be killed and done again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_noop, override

from florilege.infra import clock
from florilege.infra.clock import legal_day
from florilege.infra.intake.alone import AnotherIntake, alone
from florilege.infra.intake.sheets import Fault
from florilege.infra.intake.taking import FilesChanged, take_folder, taken_since
from florilege.infra.intake.telling import tell_arrivals
from florilege.infra.intake.trying import Found, try_folder
from florilege.infra.intake.uploads.ending import ALIAS, let_go
from florilege.infra.intake.uploads.enums import COMING_IN, MOST_FAULTS, TAKE, TRY, UploadState
from florilege.infra.intake.uploads.models import Finding, Upload
from florilege.infra.intake.uploads.progress import SLICE, Progress, Slice, StoppedShort, Watch
from florilege.infra.intake.uploads.sealed import SealedFolder
from florilege.infra.media.files import FileMissing, FileWithheld
from florilege.infra.workflow.models import StepDone
from florilege.infra.workflow.steps import Counts, NotYet, Situation, Step, Workflow, register

FAULTS_A_PAGE = 100
TAKE_STEP, SHORT = "take", "lines were left"
_TURN = timedelta(seconds=5)


def try_files(now: Situation) -> Counts:
    """Judge the files and note what was found; nothing of the school is written."""
    with _working_on(now, UploadState.TRYING) as upload:
        if upload is not None:
            _judge(upload, now, passing=None)
    return {}


def judge(now: Situation) -> Counts:
    """Judge once more before taking over: days may have passed since the dry run."""
    with _working_on(now, UploadState.TAKING) as upload, suppress(StoppedShort):
        if upload is not None:
            _judge(upload, now, passing=UploadState.TAKING)
    return {}


def take(now: Situation) -> Counts:
    """Take the lines over, slice by slice, until all are here or somebody stops it.

    Raises: NotYet after some seconds.
    """
    with _working_on(now, UploadState.TAKING) as upload:
        if upload is None:
            return {SHORT: 1}
        folder = SealedFolder(upload)
        passed = Slice(now.run, upload, folder)
        try:
            taken = take_folder(folder, system=upload.system, at=clock.now, passed=passed)
        except FilesChanged:
            # What a line leads to went meanwhile: back to the dry run, which tells it.
            _back(upload)
            return {SHORT: 1}
        return dict(taken)


def tell(now: Situation) -> Counts:
    """Write to everybody who came in, once, also if it was stopped. Raises: NotYet after a while."""
    begun = clock.now()

    def passed(_told: int) -> None:
        if clock.now() - begun > SLICE:
            raise NotYet(clock.now())

    with _working_on(now, *COMING_IN) as upload:
        return {} if upload is None else {"letters": tell_arrivals(at=now.at, passed=passed)}


def finish(now: Situation) -> Counts:
    """Note the end, and let the files go."""
    assert now.about is not None
    upload = Upload.objects.filter(id=now.about).first()
    if upload is None:
        return {}
    if upload.state in COMING_IN and upload.confirmed_at is not None:
        Upload.objects.filter(id=upload.id, state__in=COMING_IN).update(
            state=UploadState.STOPPED if _is_short(now) else UploadState.TAKEN,
            ended_at=now.at,
            counts=dict(taken_since(upload.confirmed_at)),
        )
    if upload.state in COMING_IN or upload.ended_at is not None:
        let_go(upload.id)
    return {}


def _is_short(now: Situation) -> bool:
    """Tell whether lines were left; a stop that came after the last of them came too late."""
    taken = StepDone.objects.filter(run=now.run, step=TAKE_STEP).first()
    return taken is not None and SHORT in taken.counts


@contextmanager
def _working_on(now: Situation, *states: UploadState) -> Iterator[Upload | None]:
    """Give the upload if it still stands so, with nobody else taking a school over meanwhile."""
    assert now.about is not None
    upload = Upload.objects.filter(id=now.about, state__in=states).first()
    try:
        with alone():
            yield upload
    except AnotherIntake:
        raise NotYet(clock.now() + _TURN) from None
    except (FileMissing, FileWithheld):
        # Who brought the files is leaving, or has their data restricted: nobody goes on with them.
        Upload.objects.filter(id=now.about).update(state=UploadState.OVER, ended_at=now.at)
        let_go(now.about)


def _judge(upload: Upload, now: Situation, *, passing: UploadState | None) -> None:
    """Without a fault it goes on in its state, if it was confirmed; else the report is shown."""
    told: list[Fault] = []

    def keep(fault: Fault) -> None:
        if len(told) < MOST_FAULTS:
            told.append(fault)

    folder = SealedFolder(upload)
    # Judged once more, nothing is behind yet of what the page shows.
    passed = Watch(now.run, upload) if passing else Progress(now.run, upload, folder)
    with override(upload.language):
        found = try_folder(folder, on=legal_day(now.at), told=keep, passed=passed)
    if passing is None or not found.is_clean:
        _report(upload, found, told, at=now.at)


def _report(upload: Upload, found: Found, told: list[Fault], *, at: datetime) -> None:
    """Note everything in one transaction; who dropped the files meanwhile is told nothing more."""
    with transaction.atomic(using=ALIAS):
        noted = Upload.objects.filter(id=upload.id, state=upload.state).update(
            state=UploadState.TRIED,
            tried_at=at,
            fates={sheet: dict(fates) for sheet, fates in found.fates.items()},
            fault_count=found.fault_count,
            remark_count=found.remark_count,
        )
        if noted:
            Finding.objects.filter(upload=upload).delete()
            Finding.objects.bulk_create(_findings(upload, told))


def _findings(upload: Upload, told: list[Fault]) -> Iterator[Finding]:
    for number, start in enumerate(range(0, len(told), FAULTS_A_PAGE)):
        faults = [
            [one.file, one.line, one.column, one.sentence, one.is_remark]
            for one in told[start : start + FAULTS_A_PAGE]
        ]
        yield Finding(id=uuid4(), upload=upload, person=upload.person, number=number, faults=faults)


def _back(upload: Upload) -> None:
    Upload.objects.filter(id=upload.id, state=UploadState.TAKING).update(
        state=UploadState.GATHERING
    )


TRY_UPLOAD = register(
    Workflow(name=TRY, steps=(Step("try", try_files, gettext_noop("Judge the files")),))
)
TAKE_UPLOAD = register(
    Workflow(
        name=TAKE,
        steps=(
            Step("judge", judge, gettext_noop("Judge the files once more")),
            Step(TAKE_STEP, take, gettext_noop("Take the lines over")),
            Step("tell", tell, gettext_noop("Write to those who came in")),
            Step("finish", finish, gettext_noop("Note the end, and let the files go")),
        ),
    )
)
