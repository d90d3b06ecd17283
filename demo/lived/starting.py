"""Make a demonstration ready in its data folder, or go on where the last start was stopped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from babel.dates import format_date
from django.conf import settings

from demo.atelier.build import build_media
from demo.lived.courses import published_courses
from demo.lived.living import live
from demo.lived.noting import Note, read_note, write_note
from demo.lived.school import read_school
from demo.lived.script import fingerprint, script_of
from florilege.cli.running.alone import one_at_a_time
from florilege.infra import clock
from florilege.infra.clock import CLOCK
from florilege.infra.installation import install
from florilege.infra.keys.secrets import secret
from florilege.teaching.catalogue.actions.import_course import import_course
from florilege.teaching.catalogue.desk import media_address
from florilege.teaching.catalogue.source.course import course_folders, read_course

MEDIA, INSTALLING, COURSES, MONTHS = "media", "installing", "courses", "months"

Report = Callable[[str, str, float], None]
"""Told the stage, what it is at, and how much of the stage is done, from 0 to 1."""


class OtherScript(Exception):
    """The folder holds months that were begun with other courses or another program."""


def prepare(
    *, folder: Path, data: Path, media: Path, learners: int | None, language: str, report: Report
) -> None:
    """Build, install, import and live, whatever of it is left to do.

    Raises: OtherScript.
    """
    note = read_note(data) or _begin(folder, data=data, learners=learners)
    _build(folder, media, report=report)
    with CLOCK.fixed(note.begins_at):
        _install(data, report=report)
        _import_courses(media, report=report)
    _live(note, folder, data=data, language=language, report=report)


def _begin(folder: Path, *, data: Path, learners: int | None) -> Note:
    ends_at = clock.now().replace(second=0, microsecond=0)
    school = read_school(folder, ends_at=ends_at, learners=learners)
    note = Note(
        school=folder.name,
        learners=school.learners,
        begins_at=school.began_at,
        ends_at=school.ends_at,
    )
    write_note(note, data=data)
    return note


def _build(folder: Path, media: Path, *, report: Report) -> None:
    report(MEDIA, "", 0)
    with one_at_a_time(media):
        build_media(
            source=folder / "courses",
            target=media,
            report=lambda name, share: report(MEDIA, Path(name).stem if "." in name else "", share),
        )


def _install(data: Path, *, report: Report) -> None:
    report(INSTALLING, "", 0)
    (data / "vaults").mkdir(parents=True, exist_ok=True, mode=0o700)
    install(at=clock.now())
    # Django read its settings before there was a key to sign with.
    settings.SECRET_KEY = secret("web").hex()


def _import_courses(media: Path, *, report: Report) -> None:
    folders = course_folders(media)
    for number, one in enumerate(folders, start=1):
        import_course(read_course(one, media_address=media_address), at=clock.now())
        report(COURSES, one.name, number / len(folders))


def _live(note: Note, folder: Path, *, data: Path, language: str, report: Report) -> None:
    school = read_school(folder, ends_at=note.ends_at, learners=note.learners)
    script = script_of(school, published_courses())
    told = fingerprint(script)
    if note.script and note.script != told:
        raise OtherScript
    note = replace(note, script=told, moments=len(script))
    write_note(note, data=data)

    def report_month(at: datetime, share: float) -> None:
        report(MONTHS, format_date(at, "MMMM y", locale=language), share)

    live(script, data=data, report=report_month)
    report_month(note.ends_at, 1)
    write_note(replace(note, is_lived=True), data=data)
