"""The author's desk on the command line: which courses a folder holds, what is wrong, what is new.

Speaks French or English by the locale of the terminal.
"""

import errno
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import OperationalError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from florilege.infra import clock
from florilege.infra.vaults.migrating import is_migrated
from florilege.teaching.catalogue.actions.import_course import Outcome, import_course
from florilege.teaching.catalogue.actions.keep_media import SourceChanged
from florilege.teaching.catalogue.sentences import line_of
from florilege.teaching.catalogue.source.course import COURSE_FILE, course_folders, read_course
from florilege.teaching.catalogue.source.faults import CourseRefused, Fault, FaultKind
from florilege.teaching.catalogue.source.shapes import CourseSource

DONE, FAILED = 0, 1


@contextmanager
def speaking(environment: Mapping[str, str]) -> Iterator[None]:
    """Speak the language of the terminal; the first of these that is set decides."""
    spoken = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "en")
    with override("fr" if spoken.startswith("fr") else "en"):
        yield


def has_courses(folder: Path) -> bool:
    return bool(course_folders(folder))


def nothing_in(folder: Path) -> str:
    return _("There is no course in %(folder)s: a course is a folder with a course.toml.") % {
        "folder": folder
    }


@dataclass(frozen=True, slots=True)
class Voice:
    """Where the desk says what it found, and where it complains."""

    say: Callable[[str], None]
    complain: Callable[[str], None]


def check(folder: Path, voice: Voice) -> int:
    """Say of each course whether it is sound, or everything that is wrong with it."""
    return FAILED if _read_all(folder, voice) is None else DONE


def publish(folder: Path, voice: Voice) -> int:
    """Publish every course of a folder if all of them are sound; otherwise none."""
    if not _is_installed():
        voice.complain(_("Nothing is installed here yet: run ./florilege upgrade first."))
        return FAILED
    courses = _read_all(folder, voice)
    if courses is None:
        voice.complain(_("Nothing was published."))
        return FAILED
    try:
        for course in courses:
            voice.say(f"{course.slug}: {_told(import_course(course, at=clock.now()).outcome)}")
    except SourceChanged as changed:
        voice.complain(_("%(name)s changed while it was read: start again.") % {"name": changed})
        return FAILED
    except (OSError, OperationalError) as error:
        if not _is_full(error):
            raise
        voice.complain(
            _("The disk is full. This course’s earlier edition is still the current one.")
        )
        return FAILED
    return DONE


def media_address(media_id: UUID) -> str:
    """Give the address under which pages fetch a course's file."""
    return reverse("public:media", args=[media_id])


def _is_installed() -> bool:
    try:
        return is_migrated()
    except OperationalError:
        return False  # There is not even a folder for the vaults.


def _is_full(error: OSError | OperationalError) -> bool:
    """Tell a disk without room from other troubles; SQLite has its own words for it."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return "disk is full" in str(error)


def _read_all(folder: Path, voice: Voice) -> list[CourseSource] | None:
    """Read every course; None if one of them is refused, after all faults were said."""
    courses: list[CourseSource] = []
    is_sound = True
    for place in course_folders(folder):
        try:
            course = read_course(place, media_address=media_address)
            _refuse_twice(course.slug, place, [other.slug for other in courses])
        except CourseRefused as refusal:
            is_sound = False
            _say_faults(refusal, place, voice)
        else:
            voice.say(_("%(slug)s: no fault.") % {"slug": course.slug})
            courses.append(course)
    return courses if is_sound else None


def _refuse_twice(slug: str, place: Path, others: Sequence[str]) -> None:
    """Raises: CourseRefused if another course of the folder has the same permanent name."""
    if slug in others:
        fault = Fault(COURSE_FILE, 1, FaultKind.DUPLICATE_ID, {"value": slug})
        raise CourseRefused(place, (fault,))


def _say_faults(refusal: CourseRefused, place: Path, voice: Voice) -> None:
    for fault in refusal.faults:
        voice.say(f"{place}/{line_of(fault)}")
    count = len(refusal.faults)
    voice.complain(
        ngettext("%(name)s: %(count)d fault.", "%(name)s: %(count)d faults.", count)
        % {"name": place.name, "count": count}
    )


def _told(outcome: Outcome) -> str:
    return {
        Outcome.NEW_COURSE: _("published for the first time."),
        Outcome.NEW_VERSION: _("a new edition is current; who has begun keeps theirs."),
        Outcome.BACK_TO_EARLIER: _("an earlier edition is current again."),
        Outcome.UNCHANGED: _("this edition is current already: nothing was changed."),
    }[outcome]
