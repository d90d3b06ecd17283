"""What is wrong with a course's files: each fault with its file and its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class FaultKind(StrEnum):
    """Every way in which a course can be wrong; `sentences` says each of them."""

    NO_COURSE = "no_course"
    MISSING_FILE = "missing_file"
    OUTSIDE = "outside"
    NOT_UTF8 = "not_utf8"
    EMPTY_FILE = "empty_file"
    BAD_TOML = "bad_toml"
    MISSING_KEY = "missing_key"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_AMONG = "not_among"
    OUT_OF_BOUNDS = "out_of_bounds"
    BAD_CODE = "bad_code"
    DUPLICATE_ID = "duplicate_id"
    WRONG_ENDING = "wrong_ending"
    UNKNOWN_PLANT = "unknown_plant"
    NO_MODULE = "no_module"
    NO_ACTIVITY = "no_activity"
    NO_ITEM = "no_item"
    NO_CORRECT = "no_correct"
    SEVERAL_CORRECT = "several_correct"
    TOO_FEW = "too_few"
    RAW_HTML = "raw_html"
    BROKEN_PICTURE = "broken_picture"
    FOREIGN_PICTURE = "foreign_picture"
    NO_ALTERNATIVE = "no_alternative"
    BROKEN_LINK = "broken_link"
    CORRUPT_PICTURE = "corrupt_picture"
    CORRUPT_DOCUMENT = "corrupt_document"
    CORRUPT_FILM = "corrupt_film"
    NO_CAPTION = "no_caption"
    CAPTIONS_HEADER = "captions_header"
    CAPTIONS_TIME = "captions_time"
    CAPTIONS_ORDER = "captions_order"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`file` is relative to the course's folder; `words` fill the sentence."""

    file: str
    line: int
    kind: FaultKind
    words: Mapping[str, str] = field(default_factory=dict, compare=False)


class CourseRefused(Exception):
    """A course cannot be published as it stands; `faults` are in the order of files and lines."""

    def __init__(self, folder: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults in {folder.name}")
        self.folder, self.faults = folder, faults


class Findings:
    """Collects the faults of one course, so that all of them are told at once."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, file: str, line: int, kind: FaultKind, **words: object) -> None:
        said = {name: str(word) for name, word in words.items()}
        self._faults.append(Fault(file=file, line=line, kind=kind, words=said))

    def refuse_if_any(self, folder: Path) -> None:
        """Raises: CourseRefused."""
        if self._faults:
            raise CourseRefused(folder, tuple(sorted(self._faults)))
