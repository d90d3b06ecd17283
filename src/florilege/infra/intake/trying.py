"""The dry run: read everything, tell every fault, say what would become of each line, write nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from florilege.infra.intake.batches import batched
from florilege.infra.intake.folders import Folder
from florilege.infra.intake.index import Index, temporary_index
from florilege.infra.intake.known import Before, referred_marks, taken_before
from florilege.infra.intake.marks import Marks
from florilege.infra.intake.reading import ENDING, Told, file_of, rows_of
from florilege.infra.intake.sheets import Fault, Judge, Row, Sheet, all_sheets
from florilege.infra.intake.system import SYSTEM, system_of

BATCH = 200


class Fate(StrEnum):
    """What becomes of a line."""

    MADE = "made"
    MATCHED = "matched"  # the person is here already, and is not made twice
    CHANGED = "changed"
    ALONE = "alone"  # taken before, and nothing of it is to be changed
    GONE = "gone"  # of somebody who was erased here since


@dataclass(slots=True)
class Found:
    """Numbers of lines by sheet and fate; numbers of faults and remarks."""

    system: str = ""
    fates: dict[str, Counter[Fate]] = field(default_factory=dict)
    fault_count: int = 0
    remark_count: int = 0

    @property
    def is_clean(self) -> bool:
        return not self.fault_count


Passed = Callable[[str, int], None]


def try_folder(folder: Folder, *, on: date, told: Told, passed: Passed = lambda *_: None) -> Found:
    """Judge a folder as it stands; `passed` hears how many lines of a file are behind."""
    found = Found()

    def count(fault: Fault) -> None:
        if fault.is_remark:
            found.remark_count += 1
        else:
            found.fault_count += 1
        told(fault)

    for fault in _stranger_files(folder):
        count(fault)
    found.system = system_of(folder, count) or ""
    marks, there = Marks(found.system), set(folder.names())
    with temporary_index() as index:
        for sheet in all_sheets():
            if file_of(sheet) in there:
                trial = _Trial(sheet, marks, index, on, count, folder.is_reserved)
                found.fates[sheet.name] = trial.run(folder, passed)
    if not found.fates:
        count(Fault(folder.name, 0, "", _("The folder holds none of the files of a school.")))
    return found


def _stranger_files(folder: Folder) -> Iterator[Fault]:
    for name in folder.names():
        if name.lower().endswith(ENDING) and name not in taken_names():
            yield Fault(name, 0, "", stranger_sentence())


def taken_names() -> frozenset[str]:
    """Every name that a file may have."""
    return frozenset(file_of(sheet) for sheet in (SYSTEM, *all_sheets()))


def stranger_sentence() -> str:
    sentence = _("Florilège takes no file of this name. It takes: %(names)s.")
    return sentence % {"names": ", ".join(sorted(taken_names()))}


class _Trial:
    """One file, batch by batch."""

    def __init__(
        self, sheet: Sheet, marks: Marks, index: Index, on: date, told: Told, is_reserved: bool
    ) -> None:
        self.sheet, self.marks, self.index, self.on, self.told = sheet, marks, index, on, told
        self.reserves: Judge = sheet.reserves if is_reserved else lambda _rows, _on: ()

    def run(self, folder: Folder, passed: Passed) -> Counter[Fate]:
        fates: Counter[Fate] = Counter()
        lines = 0
        for batch in batched(rows_of(self.sheet, folder, self.told), BATCH):
            lines = batch[-1].line
            fates += self._batch(batch)
            passed(self.sheet.name, lines)
        return fates

    def _batch(self, batch: Sequence[Row]) -> Counter[Fate]:
        marked = {self.marks.of_key(self.sheet.name, row.key): row for row in batch}
        singles = [row for row in batch if self._is_single(row)]
        before = taken_before([*marked, *referred_marks(self.sheet, singles, self.marks)])
        sound = [row for row in singles if self._leads_somewhere(row, before)]
        fresh = [row for row in sound if self._before(row, before) is None]
        reserved = self.reserves(sound, self.on)
        judged = self.sheet.judge(sound, self.on), self.sheet.meets(fresh, self.on)
        for fault in (*reserved, *judged[0], *judged[1]):
            self.told(fault)
        known = set(self.sheet.known(fresh)) if fresh else set()
        return Counter(self._fate(row, before, known) for row in sound)

    def _is_single(self, row: Row) -> bool:
        """Tell whether the line is the first with its key and with each value that must be one's own."""
        mark = self.marks.of_key(self.sheet.name, row.key)
        other = self.index.enter(mark, line=row.line)
        if other is not None:
            self.told(row.fault(", ".join(self.sheet.key), _same_key(other)))
            return False
        if not row.is_sound:
            return False
        single = True
        for column, normal in self.sheet.unique.items():
            own = self.marks.of_key(f"{self.sheet.name}.{column}", (normal(row[column]),))
            other = self.index.enter(own, line=row.line)
            if other is not None:
                self.told(row.fault(column, _same_value(other)))
                single = False
        return single

    def _leads_somewhere(self, row: Row, before: dict[bytes, Before]) -> bool:
        leads = True
        for column, other in self.sheet.refers.items():
            mark = self.marks.of_key(other, (str(row[column]),))
            if mark not in before and self.index.line_of(mark) is None:
                sentence = _("No line of %(file)s has this id: write one that stands there.")
                self.told(row.fault(column, sentence % {"file": f"{other}{ENDING}"}))
                leads = False
        return leads

    def _before(self, row: Row, before: dict[bytes, Before]) -> Before | None:
        one = before.get(self.marks.of_key(self.sheet.name, row.key))
        return one if one is not None and one.is_done else None

    def _fate(self, row: Row, before: dict[bytes, Before], known: set[tuple[str, ...]]) -> Fate:
        refs = (self.marks.of_key(o, (str(row[c]),)) for c, o in self.sheet.refers.items())
        one = self._before(row, before)
        if any(mark in before and before[mark].is_gone for mark in refs) or (one and one.is_gone):
            return Fate.GONE
        if one is None:
            return Fate.MATCHED if row.key in known else Fate.MADE
        same = one.row_mark == self.marks.of_row(row)
        return Fate.ALONE if same or not self.sheet.changes else Fate.CHANGED


def _same_key(line: int) -> str:
    return _("Line %(line)d says the same: keep one of the two lines.") % {"line": line}


def _same_value(line: int) -> str:
    sentence = _("Line %(line)d has the same: one person has one line; correct it or take one out.")
    return sentence % {"line": line}
