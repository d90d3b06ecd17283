"""The beginning of a brought file: whose it is, who made it, when, and in which format."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop

from florilege.rights.bringing.archive import DATA
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.json_stream import Reader
from florilege.rights.export_format import FORMAT

KNOWN_VERSIONS = frozenset({1, 2})
CLOCKS_APART = timedelta(days=1)
_MOST_LETTERS = 300
_TEXT = gettext_noop("A short text was expected.")
_AN_ID = gettext_noop("An id was expected.")
_A_TIME = gettext_noop("A time was expected.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: which installation, whom it knew them of, and when it told so."""

    school: str
    site: str
    person: str
    made_at: str

    def as_json(self) -> dict[str, str]:
        return {
            "school": self.school,
            "site": self.site,
            "person": self.person,
            "made_at": self.made_at,
        }


@dataclass(frozen=True, slots=True)
class Head:
    """`origins` begins with the file's own; the others are those that it was brought from itself."""

    origins: tuple[Origin, ...]

    @property
    def own(self) -> Origin:
        return self.origins[0]

    @property
    def people(self) -> frozenset[str]:
        return frozenset(origin.person for origin in self.origins)


def read_head(file: IO[bytes], *, at: datetime) -> Head:
    """Read all but the tables, wherever it stands.

    Raises: FileRefused.
    """
    reader, found = Reader(file, member=DATA), dict[str, Any]()
    reader.expect("start_map", where=DATA)
    for key in reader.keys(where=DATA):
        if key != "tables":
            found[key] = reader.value(where=f"{DATA}: {named(key)}")
            continue
        reader.expect("start_map", where=f"{DATA}: tables")
        for table in reader.keys(where=f"{DATA}: tables"):
            for _row in reader.rows(where=f"{DATA}: tables.{named(table)}"):
                pass
    reader.end()
    return _checked(found, at=at)


def named(key: str) -> str:
    """Name a key in a sentence, if it looks like one; nothing else of a file is repeated."""
    return key if key.isascii() and key.replace("_", "").isalnum() and len(key) < 60 else "?"


def _checked(found: dict[str, Any], *, at: datetime) -> Head:
    if found.get("format") != FORMAT:
        said = gettext_noop("This is another format than “%(format)s”.")
        raise FileRefused(f"{DATA}: format", said, {"format": FORMAT})
    version = found.get("version")
    if version not in KNOWN_VERSIONS or isinstance(version, bool):
        said = gettext_noop("This version of the format is not known here; known are %(known)s.")
        known = ", ".join(map(str, sorted(KNOWN_VERSIONS)))
        raise FileRefused(f"{DATA}: version", said, {"known": known})
    brought = found.get("brought", [])
    if not isinstance(brought, list) or not all(isinstance(one, dict) for one in brought):
        raise FileRefused(f"{DATA}: brought", gettext_noop("A list was expected."))
    places = [(f"{DATA}: ", found), *((f"{DATA}: brought[{n}].", b) for n, b in enumerate(brought))]
    return Head(origins=tuple(_origin(where, one, at=at) for where, one in places))


def _origin(where: str, found: dict[str, Any], *, at: datetime) -> Origin:
    texts = {}
    for name in ("school", "site"):
        text = found.get(name, "" if name == "site" else None)
        if not isinstance(text, str) or len(text) > _MOST_LETTERS:
            raise FileRefused(f"{where}{name}", _TEXT)
        texts[name] = text
    person, made_at = str(found.get("person")), str(found.get("made_at"))
    if not is_id(person):
        raise FileRefused(f"{where}person", _AN_ID)
    made = time_in(made_at)
    if made is None:
        raise FileRefused(f"{where}made_at", _A_TIME)
    if made > at + CLOCKS_APART:
        raise FileRefused(f"{where}made_at", gettext_noop("The file was made in the future."))
    return Origin(**texts, person=person, made_at=made_at)


def is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def time_in(text: str) -> datetime | None:
    """Read a time with its zone; None if it is none."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
