"""Read what the pages of a take-over show: where it stands, its files, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.infra.gate.looking import Sight, look
from florilege.infra.intake.models import Intake
from florilege.infra.intake.reading import ENDING, file_of
from florilege.infra.intake.sheets import Fault, Sheet, all_sheets
from florilege.infra.intake.trying import Fate
from florilege.infra.intake.uploads.enums import OPEN, UploadState
from florilege.infra.intake.uploads.models import Finding, Upload, UploadedFile
from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that waits."""

    name: str
    title: str
    size: int
    line_count: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of the lines of one file, or became of them."""

    name: str
    title: str
    fates: tuple[tuple[Fate, int], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An upload as the office sees it; `person` brought the files."""

    id: UUID
    person: SubjectRef
    system: str
    state: UploadState
    begun_at: datetime
    ends_at: datetime
    tried_at: datetime | None
    confirmed_at: datetime | None
    ended_at: datetime | None
    ended_by: SubjectRef | None
    done_lines: int
    fault_count: int
    remark_count: int
    judged: tuple[Judged, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_clean(self) -> bool:
        return self.state is UploadState.TRIED and not self.fault_count


class UnseenUploads:
    """Uploads, the latest first, to be read once the sight was looked at. One query."""

    def __init__(self, *, most: int) -> None:
        self._rows = list(Upload.objects.order_by("-begun_at")[:most])

    @property
    def sight(self) -> Sight:
        return self._rows, ("begun_at",)

    @property
    def people(self) -> set[SubjectRef]:
        return {SubjectRef(one) for row in self._rows for one in (row.person, row.ended_by) if one}

    def read(self) -> list[Shown]:
        return [_shown(row) for row in self._rows]


class UnseenUpload(UnseenUploads):
    """One upload, or none."""

    def __init__(self, upload_id: UUID) -> None:
        self._rows = list(Upload.objects.filter(id=upload_id))


def state_of(upload_id: UUID) -> tuple[UploadState, int, int] | None:
    """Give where it stands, how many lines are behind, and how many there are: nobody is named."""
    row = Upload.objects.filter(id=upload_id).values_list("state", "done_lines").first()
    if row is None:
        return None
    lines = UploadedFile.objects.filter(upload_id=upload_id).values_list("line_count", flat=True)
    return UploadState(row[0]), row[1], sum(one or 0 for one in lines)


def is_own(upload_id: UUID, person: SubjectRef) -> bool:
    return Upload.objects.filter(id=upload_id, person=person).exists()


def kept_files(upload_id: UUID) -> list[Kept]:
    """Give the files that wait, those first to which others lead."""
    rows = UploadedFile.objects.filter(upload_id=upload_id, line_count__isnull=False)
    by_name = {row.name: row for row in rows.defer("file")}
    return [
        Kept(name, sheet.title, by_name[name].size, by_name[name].line_count or 0)
        for sheet in sheets_taken()
        if (name := file_of(sheet)) in by_name
    ]


def count_findings(upload_id: UUID) -> int:
    return Finding.objects.filter(upload_id=upload_id).count()


def findings(upload_id: UUID, *, number: int) -> list[Fault]:
    """Give one page of faults, from 0 on; looks at them for the page's purpose."""
    rows = list(Finding.objects.filter(upload_id=upload_id, number=number))
    look(rows, "faults")
    return [Fault(*one) for row in rows if isinstance(row.faults, list) for one in row.faults]


def systems_before(*, most: int = 20) -> list[str]:
    """Give the names of systems from which a school came in: the same files want the same name."""
    names = Intake.objects.order_by("-begun_at").values_list("system", flat=True)
    return list(dict.fromkeys(names[: most * 10]))[:most]


def sheets_taken() -> Sequence[Sheet]:
    """Give every sheet, those first to which others lead."""
    led_to = {other for sheet in all_sheets() for other in sheet.refers.values()}
    return sorted(all_sheets(), key=lambda sheet: sheet.name not in led_to)


def sample_of(name: str) -> bytes | None:
    """Give the first line of a file, as a spreadsheet opens it; None if no file has the name."""
    found = next((sheet for sheet in all_sheets() if file_of(sheet) == name), None)
    if found is None:
        return None
    head = ";".join(column.name for column in found.columns)
    return f"{head}\r\n".encode("utf-8-sig")


def _shown(row: Upload) -> Shown:
    titles = {sheet.name: sheet.title for sheet in sheets_taken()}
    return Shown(
        id=row.id,
        person=SubjectRef(row.person),
        system=row.system,
        state=UploadState(row.state),
        begun_at=row.begun_at,
        ends_at=row.ends_at,
        tried_at=row.tried_at,
        confirmed_at=row.confirmed_at,
        ended_at=row.ended_at,
        ended_by=SubjectRef(row.ended_by) if row.ended_by else None,
        done_lines=row.done_lines,
        fault_count=row.fault_count,
        remark_count=row.remark_count,
        judged=tuple(
            Judged(f"{name}{ENDING}", titles[name], _fates(row.fates[name]))
            for name in titles
            if name in row.fates
        ),
        counts=tuple(
            (f"{name}{ENDING}", row.counts.get(name, 0)) for name in titles if name in row.fates
        ),
    )


def _fates(counts: dict[str, int]) -> tuple[tuple[Fate, int], ...]:
    return tuple((fate, counts[fate.value]) for fate in Fate if counts.get(fate.value))
