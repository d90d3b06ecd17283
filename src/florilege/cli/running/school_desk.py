"""Take a school over, as the terminal sees it: every fault, what would become of each line, progress.

Import it once Django's apps are loaded.
"""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import override

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import gettext_noop
from florilege.cli.running.progress import Progress
from florilege.cli.running.refusing import Refused, spoken_language
from florilege.infra import clock
from florilege.infra.intake.alone import AnotherIntake, alone
from florilege.infra.intake.folders import DiskFolder
from florilege.infra.intake.reading import file_of
from florilege.infra.intake.sheets import Fault, all_sheets
from florilege.infra.intake.taking import FilesChanged, take_folder
from florilege.infra.intake.telling import tell_arrivals
from florilege.infra.intake.trying import Fate, Found, try_folder

_FATES = {
    Fate.MADE: gettext_noop("to make"),
    Fate.MATCHED: gettext_noop("here already"),
    Fate.CHANGED: gettext_noop("to change"),
    Fate.ALONE: gettext_noop("left alone"),
    Fate.GONE: gettext_noop("erased here since, left out"),
}


def bring_in(folder: Path, *, dry: bool) -> int:
    """Judge a folder and, if it is clean and that is wanted, take it over. Raises: Refused."""
    if not folder.is_dir():
        raise Refused(_("There is no folder {folder}.").format(folder=folder))
    try:
        with override(spoken_language()), alone():
            found = _judge(DiskFolder(folder))
            if dry or not found.is_clean:
                return 0 if found.is_clean else 1
            return _take(DiskFolder(folder), found)
    except AnotherIntake:
        raise Refused(_("Another take-over is at work. Wait until it has ended.")) from None
    except FilesChanged as change:
        sentence = _("{file} was changed while it was read. Start again; nothing comes in twice.")
        raise Refused(sentence.format(file=change)) from None


def _judge(folder: DiskFolder) -> Found:
    found = try_folder(folder, on=clock.today(), told=_tell, passed=_shown(folder, _("Reading")))
    for sheet, fates in found.fates.items():
        words = ", ".join(f"{fates[fate]} {_(_FATES[fate])}" for fate in Fate if fates[fate])
        print(f"{sheet:<12} {words or '0'}")
    if found.is_clean:
        print(_("No fault. Remarks: {count}.").format(count=found.remark_count))
    else:
        sentence = _("Faults: {count}. Nothing was written. Correct the files and start again.")
        print(sentence.format(count=found.fault_count))
    return found


def _take(folder: DiskFolder, found: Found) -> int:
    shown = _shown(folder, _("Taking over"))
    taken = take_folder(folder, system=found.system, at=clock.now, passed=shown)
    for sheet, count in taken.items():
        print(f"{sheet:<12} {count}")
    letters = tell_arrivals(at=clock.now())
    sentence = _("Done. Letters written: {letters}; the worker sends them.")
    print(sentence.format(letters=letters))
    return 0


def _tell(fault: Fault) -> None:
    place = ", ".join(
        part
        for part in (
            fault.file,
            _("line {line}").format(line=fault.line) if fault.line else "",
            fault.column,
        )
        if part
    )
    mark = _("remark") if fault.is_remark else _("fault")
    print(f"{mark}: {place}: {fault.sentence}")


def _shown(folder: DiskFolder, stage: str) -> Callable[[str, int], None]:
    progress = Progress()
    there = folder.names()
    totals = {
        sheet.name: _lines(folder.path / file_of(sheet))
        for sheet in all_sheets()
        if file_of(sheet) in there
    }

    def passed(sheet: str, line: int) -> None:
        progress.show(f"{stage} {sheet}", str(line), min(1.0, line / max(1, totals[sheet])))

    return passed


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
