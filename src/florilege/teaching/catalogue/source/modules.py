"""Read a module and its activities, each from the file that it names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from uuid import UUID

from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.source.captions import caption_faults
from florilege.teaching.catalogue.source.faults import FaultKind
from florilege.teaching.catalogue.source.files import Folder, Mention
from florilege.teaching.catalogue.source.films import is_whole_document, is_whole_film
from florilege.teaching.catalogue.source.lessons import MediaAddress, Writing, lesson
from florilege.teaching.catalogue.source.quizzes import quiz_in, refuse_twice
from florilege.teaching.catalogue.source.shapes import ActivitySource, ModuleSource
from florilege.teaching.catalogue.source.table import Table
from florilege.teaching.catalogue.source.typography import set_text

MOST_MINUTES = 1200
_ENDINGS = {
    ActivityKind.TEXT: ".md",
    ActivityKind.VIDEO: ".mp4",
    ActivityKind.DOCUMENT: ".pdf",
    ActivityKind.QUIZ: ".quiz.toml",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a course carries along: its folder, its language, the ids seen so far."""

    folder: Folder
    language: str
    media_address: MediaAddress
    modules: set[str]
    activities: set[str]


def module_in(name: str, mention: Mention, reading: Reading) -> ModuleSource | None:
    """Read the module in a folder; None, with a fault, if there is none."""
    folder = reading.folder
    file = folder.find(f"{name}/module.toml", beside="", mention=mention)
    read = folder.toml(file) if file else None
    if file is None or read is None:
        return None
    raw, places = read
    with Table(raw, file=file, folder=folder, places=places) as table:
        code = table.code("id")
        refuse_twice(table, code, reading.modules)
        entries = table.tables("activities")
        if table.has("activities") and not entries:
            table.fault("activities", FaultKind.NO_ACTIVITY)
        return ModuleSource(
            code=code,
            title=set_text(table.line("title"), language=reading.language),
            summary=set_text(table.text("summary"), language=reading.language),
            activities=tuple(_activity_in(entry, name, reading) for entry in entries),
        )


def _activity_in(entry: Table, module: str, reading: Reading) -> ActivitySource:
    with entry:
        kind = entry.word("kind", ActivityKind)
        code = entry.code("id")
        refuse_twice(entry, code, reading.activities)
        activity = ActivitySource(
            code=code,
            kind=kind,
            title=set_text(entry.line("title"), language=reading.language),
            minutes=entry.whole("minutes", low=1, high=MOST_MINUTES),
            required=entry.flag("required") if entry.has("required") else True,
        )
        file = _file_in(entry, "source", _ENDINGS[kind], module, reading.folder)
        if kind is ActivityKind.VIDEO:
            activity = replace(activity, captions=_captions_in(entry, module, reading.folder))
    return _CONTENTS[kind](activity, file, entry, reading) if file else activity


def _file_in(entry: Table, key: str, ending: str, module: str, folder: Folder) -> str | None:
    name = entry.line(key)
    if not name:
        return None
    if not name.endswith(ending):
        entry.fault(key, FaultKind.WRONG_ENDING, name=name, wanted=ending)
        return None
    return folder.find(name, beside=module, mention=entry.mention(key))


def _captions_in(entry: Table, module: str, folder: Folder) -> UUID | None:
    file = _file_in(entry, "captions", ".vtt", module, folder)
    text = folder.text(file) if file else None
    if file is None or text is None:
        return None
    for line, kind in caption_faults(text):
        folder.findings.add(file, line, kind)
    return folder.keep(file, media_type="text/vtt").id


def _text(activity: ActivitySource, file: str, entry: Table, reading: Reading) -> ActivitySource:
    text = reading.folder.text(file)
    if text is None:
        return activity
    return replace(activity, html=lesson(text, _writing(file, activity, reading)))


def _quiz(activity: ActivitySource, file: str, entry: Table, reading: Reading) -> ActivitySource:
    read = reading.folder.toml(file)
    if read is None:
        return activity
    with Table(read[0], file=file, folder=reading.folder, places=read[1]) as table:
        return replace(activity, quiz=quiz_in(table, _writing(file, activity, reading)))


def _film(activity: ActivitySource, file: str, entry: Table, reading: Reading) -> ActivitySource:
    if not is_whole_film(reading.folder.root / file):
        entry.fault("source", FaultKind.CORRUPT_FILM, name=file)
        return activity
    return replace(activity, media=reading.folder.keep(file, media_type="video/mp4").id)


def _document(
    activity: ActivitySource, file: str, entry: Table, reading: Reading
) -> ActivitySource:
    if not is_whole_document(reading.folder.root / file):
        entry.fault("source", FaultKind.CORRUPT_DOCUMENT, name=file)
        return activity
    return replace(activity, media=reading.folder.keep(file, media_type="application/pdf").id)


def _writing(file: str, activity: ActivitySource, reading: Reading) -> Writing:
    return Writing(
        folder=reading.folder,
        mention=Mention(file=file, line=1),
        beside=str(PurePosixPath(file).parent),
        language=reading.language,
        title=activity.title,
        media_address=reading.media_address,
    )


_Contents = Callable[[ActivitySource, str, Table, Reading], ActivitySource]
_CONTENTS: Mapping[ActivityKind, _Contents] = {
    ActivityKind.TEXT: _text,
    ActivityKind.VIDEO: _film,
    ActivityKind.DOCUMENT: _document,
    ActivityKind.QUIZ: _quiz,
}
