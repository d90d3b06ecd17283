"""Take a folder over: batch by batch, each line once, whatever is killed on the way.

The id of what a line makes is written before anything is made, and "done" after: a line that was
begun is taken again under the same id, and each room's `take` bears that.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Q

from florilege.infra.clock import legal_day
from florilege.infra.intake.batches import batched
from florilege.infra.intake.folders import Folder
from florilege.infra.intake.known import Before, referred_marks, taken_before
from florilege.infra.intake.marks import Marks
from florilege.infra.intake.models import Arrival, Intake, Taken
from florilege.infra.intake.reading import file_of, rows_of
from florilege.infra.intake.sheets import Fault, Row, Sheet, Taking, Took, all_sheets
from florilege.infra.intake.trying import Passed
from florilege.kernel.vocabulary import Vault

ALIAS = Vault.IDENTITY.value
BATCH = 50  # lines in one transaction: others wait for it on an embedded vault


class FilesChanged(Exception):
    """A file says something else than when it was judged."""


def take_folder(
    folder: Folder,
    *,
    system: str,
    at: Callable[[], datetime],
    passed: Passed = lambda *_: None,
) -> Counter[str]:
    """Take over every line that was not taken yet; give how many by sheet. Safe to repeat.

    Call it on a folder whose dry run was clean; `passed` may raise to break off, and the same call
    goes on from there. Raises: FilesChanged.
    """
    intake, _ = Intake.objects.get_or_create(
        system=system, done_at=None, defaults={"id": uuid4(), "begun_at": at()}
    )
    taken: Counter[str] = Counter()
    there = set(folder.names())
    for sheet in all_sheets():
        if file_of(sheet) in there:
            taker = _Taker(sheet, system)
            for batch in batched(rows_of(sheet, folder, _refuse), BATCH):
                taken[sheet.name] += taker.take(batch, at=at())
                passed(sheet.name, batch[-1].line)
    counts = taken_since(intake.begun_at)
    Intake.objects.filter(id=intake.id).update(done_at=at(), counts=dict(counts))
    return taken


def taken_since(begun_at: datetime) -> Counter[str]:
    """Count the lines that were taken over since, by sheet; those that were left out are not."""
    left_out = Q(is_about_person=True, person=None)
    done = Taken.objects.filter(done_at__gte=begun_at).exclude(left_out)
    return Counter(dict(done.values_list("sheet").annotate(Count("id")).order_by()))


def _refuse(fault: Fault) -> None:
    if not fault.is_remark:
        raise FilesChanged(fault.file)


class _Taker:
    """One sheet of one system."""

    def __init__(self, sheet: Sheet, system: str) -> None:
        self.sheet, self.system, self.marks = sheet, system, Marks(system)

    def take(self, batch: Sequence[Row], *, at: datetime) -> int:
        keys = {row.line: self.marks.of_key(self.sheet.name, row.key) for row in batch}
        before = taken_before([*keys.values(), *referred_marks(self.sheet, batch, self.marks)])
        wanted = [row for row in batch if self._is_wanted(row, before)]
        if not wanted:
            return 0
        begun = self._begin(wanted, before)
        takings = [self._taking(row, begun[row.line], before) for row in wanted]
        tooks = self.sheet.take(takings, at)
        self._end(takings, tooks, at=at)
        return sum(not took.is_left_out for took in tooks)

    def _is_wanted(self, row: Row, before: dict[bytes, Before]) -> bool:
        for column, other in self.sheet.refers.items():
            one = before.get(self.marks.of_key(other, (str(row[column]),)))
            if one is None:
                raise FilesChanged(row.file)
            if one.is_gone:
                return False  # Whose line it is was erased here: nothing of theirs comes back.
        one = before.get(self.marks.of_key(self.sheet.name, row.key))
        if one is None or not one.is_done:
            return True
        return self.sheet.changes and not one.is_gone and one.row_mark != self.marks.of_row(row)

    def _begin(self, rows: Sequence[Row], before: dict[bytes, Before]) -> dict[int, UUID]:
        """Write the ids of what will be made; a line that was begun keeps its own."""
        given: dict[int, UUID] = {}
        with transaction.atomic(using=ALIAS):
            for row in rows:
                mark = self.marks.of_key(self.sheet.name, row.key)
                one = before.get(mark)
                given[row.line] = (one.thing if one else None) or uuid4()
                if one is None or one.thing is None:
                    self._note(mark, given[row.line], self.marks.of_row(row))
        return given

    def _note(self, mark: bytes, thing: UUID, row_mark: bytes) -> None:
        place = {"person": thing} if self.sheet.is_about_people else {"target": thing}
        Taken.objects.update_or_create(
            key_mark=mark,
            defaults={"sheet": self.sheet.name, "row_mark": row_mark, **place},
        )

    def _taking(self, row: Row, target: UUID, before: dict[bytes, Before]) -> Taking:
        refs: dict[str, UUID] = {}
        for column, other in self.sheet.refers.items():
            thing = before[self.marks.of_key(other, (str(row[column]),))].thing
            assert thing is not None
            refs[column] = thing
        one = before.get(self.marks.of_key(self.sheet.name, row.key))
        return Taking(row, target, refs, is_change=one is not None and one.is_done)

    def _end(self, takings: Sequence[Taking], tooks: Sequence[Took], *, at: datetime) -> None:
        """Note what is done, and the source of what each person's data are, in one transaction."""
        arrivals: list[Arrival] = []
        with transaction.atomic(using=ALIAS):
            for taking, took in zip(takings, tooks, strict=True):
                about = self.sheet.is_about_people or took.person is not None
                person = None if took.is_left_out else took.person
                Taken.objects.filter(
                    key_mark=self.marks.of_key(self.sheet.name, taking.row.key)
                ).update(
                    row_mark=self.marks.of_row(taking.row),
                    target=None if self.sheet.is_about_people else took.target,
                    person=person,
                    is_about_person=about or took.is_left_out,
                    done_at=at,
                )
                if person is not None and self.sheet.model:
                    arrivals.append(self._arrival(person, at))
            Arrival.objects.bulk_create(arrivals, ignore_conflicts=True)

    def _arrival(self, person: UUID, at: datetime) -> Arrival:
        return Arrival(
            id=uuid4(),
            person=person,
            table=self.sheet.model,
            system=self.system,
            taken_on=legal_day(at),
        )
