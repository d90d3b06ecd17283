"""Read a whole course from its folder, or tell everything that is wrong with it."""

import hashlib
from pathlib import Path

from florilege.infra.botany.flora import KINDS
from florilege.teaching.catalogue.enums import CourseLevel, Modality
from florilege.teaching.catalogue.source.faults import FaultKind, Findings
from florilege.teaching.catalogue.source.files import Folder
from florilege.teaching.catalogue.source.lessons import (
    RENDERING,
    MediaAddress,
    Writing,
    passage,
)
from florilege.teaching.catalogue.source.modules import Reading, module_in
from florilege.teaching.catalogue.source.shapes import CourseSource, ModuleSource
from florilege.teaching.catalogue.source.table import Table
from florilege.teaching.catalogue.source.typography import set_text

COURSE_FILE = "course.toml"
LANGUAGES = ("fr", "en")
MOST_HOURS, MOST_CENTS = 2000, 10_000_000


def course_folders(folder: Path) -> list[Path]:
    """Find the courses in a folder, itself or anywhere below it, in the order of their names."""
    return sorted(file.parent for file in folder.rglob(COURSE_FILE))


def read_course(folder: Path, *, media_address: MediaAddress) -> CourseSource:
    """Read a course; `media_address` gives the address under which pages will fetch a file.

    Raises: CourseRefused with every fault that was found.
    """
    findings = Findings()
    files = Folder(folder, findings)
    course = None
    if not (folder / COURSE_FILE).is_file():
        findings.add(COURSE_FILE, 1, FaultKind.NO_COURSE)
    elif read := files.toml(COURSE_FILE):
        with Table(read[0], file=COURSE_FILE, folder=files, places=read[1]) as table:
            course = _course_in(table, files, media_address)
    findings.refuse_if_any(folder)
    assert course is not None
    return course


def _course_in(table: Table, files: Folder, media_address: MediaAddress) -> CourseSource:
    language = _language_in(table)
    reading = Reading(
        folder=files,
        language=language,
        media_address=media_address,
        modules=set(),
        activities=set(),
    )

    def prose(key: str) -> str:
        return set_text(table.text(key), language=language)

    return CourseSource(
        slug=table.code("slug"),
        version=table.line("version", most=40),
        language=language,
        title=set_text(table.line("title"), language=language),
        summary=prose("summary"),
        description_html=_description_in(table, files, media_address, language),
        hours=table.decimal("hours", low=0.25, high=MOST_HOURS),
        modality=table.word("modality", Modality),
        level=table.word("level", CourseLevel),
        themes=_set_lines(table, "themes", language),
        audience=prose("audience"),
        prerequisites=prose("prerequisites"),
        objectives=_set_lines(table, "objectives", language),
        methods=prose("methods"),
        assessment=prose("assessment"),
        accessibility=prose("accessibility"),
        price_cents=table.whole("price_cents", low=0, high=MOST_CENTS),
        nsf=table.line("nsf", most=10),
        plant=_plant_in(table),
        passing_percent=_passing_in(table),
        modules=_modules_in(table, reading),
        # Known only now: reading the modules gathered the files.
        media=tuple(files.media.values()),
        content_hash=_content_hash(files.hashes),
    )


def _language_in(table: Table) -> str:
    language = table.line("language")
    if language and language not in LANGUAGES:
        choices = ", ".join(LANGUAGES)
        table.fault("language", FaultKind.NOT_AMONG, value=language, choices=choices)
    return language


def _description_in(table: Table, files: Folder, media_address: MediaAddress, language: str) -> str:
    writing = Writing(
        folder=files,
        mention=table.mention("description"),
        beside="",
        language=language,
        title="",
        media_address=media_address,
    )
    return passage(table.text("description"), writing)


def _set_lines(table: Table, key: str, language: str) -> tuple[str, ...]:
    return tuple(set_text(line, language=language) for line in table.lines(key))


def _plant_in(table: Table) -> str:
    plant = table.line("plant")
    if plant and plant not in KINDS:
        choices = ", ".join(sorted(KINDS))
        table.fault("plant", FaultKind.UNKNOWN_PLANT, value=plant, choices=choices)
    return plant


def _passing_in(table: Table) -> int:
    with table.table("completion") as completion:
        return completion.whole("passing_percent", low=0, high=100)


def _modules_in(table: Table, reading: Reading) -> tuple[ModuleSource, ...]:
    names = table.lines("modules")
    if table.has("modules") and not names:
        table.fault("modules", FaultKind.NO_MODULE)
    found = []
    for position, name in enumerate(names):
        module = module_in(name, table.mention("modules", position), reading)
        if module is not None:
            found.append(module)
    return tuple(found)


def _content_hash(hashes: dict[str, str]) -> str:
    """Hash the hashes of all files that were read, by name."""
    lines = [f"rendering {RENDERING}", *(f"{name} {hashes[name]}" for name in sorted(hashes))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
