"""What the law has a room keep of somebody, said beside the room's declarations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, Protocol, Self
from uuid import UUID

from florilege.kernel.retention import RetentionRule
from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class About:
    """What tells one kept document of a person from another; wherever it is kept, it is sealed."""

    course: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    numbers: str = ""  # of certificates, a space between them

    @property
    def certificates(self) -> str:
        """The numbers as a sentence lists them."""
        return ", ".join(self.numbers.split())

    def told(self) -> dict[str, str]:
        """Write it as a sealed identity holds it, without what is empty.

        Example: {"course": "Le bouquet rond", "begins_on": "2026-01-05", "ends_on": "2026-03-12"}.
        """
        return {name: str(value) for name, value in asdict(self).items() if value}

    @classmethod
    def read(cls, told: Mapping[str, str]) -> Self:
        """Read it back; a document of an older program tells less."""

        def day(name: str) -> date | None:
            return date.fromisoformat(told[name]) if name in told else None

        return cls(
            course=told.get("course", ""),
            begins_on=day("begins_on"),
            ends_on=day("ends_on"),
            numbers=told.get("numbers", ""),
        )


UNTOLD: Final = About()


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is to be kept: about whom, made from what, counted from which day."""

    person: SubjectRef
    source_id: UUID
    event_on: date
    about: About = UNTOLD


@dataclass(frozen=True, slots=True)
class Rendered:
    """The document as it is archived.

    `identity` is, with what its due is about, the least by which it is found again.
    """

    identity: Mapping[str, str]
    content: bytes
    media_type: str
    file_name: str


class Finds(Protocol):
    """Gives what is due of a person who leaves on a day."""

    def __call__(self, person: SubjectRef, *, on: date) -> Iterable[Due]: ...


class Renders(Protocol):
    """Writes the document; the gate is open for archiving. None if there is nothing in it."""

    def __call__(self, due: Due) -> Rendered | None: ...


class Ripens(Protocol):
    """Gives what ended between two days, the second not included, of people who stay."""

    def __call__(self, *, since: date, until: date) -> Iterable[Due]: ...


def _nothing_ripens(*, since: date, until: date) -> Iterable[Due]:
    return ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """A kind of document that the law has kept: its words, its rule, its article, and its makers.

    `rule` is the code of a rule of the charter; if the charter gives it no archive, nothing is kept.
    `title` is an English sentence for pages; `law` names the article, the same in each language.
    """

    kind: str
    title: str
    rule: str
    law: str
    finds: Finds
    renders: Renders
    ripens: Ripens = _nothing_ripens
    moved: Callable[[Due, date], None] | None = None  # told once the archive has its copy


def ends_on(rule: RetentionRule, *, event_on: date) -> date | None:
    """Give the first day on which an archived document is gone; None if nothing is archived.

    Example: a training that ended on 29 February 2028, one day of use and five years of archive:
    1 March 2033.
    """
    if rule.archived_for is None:
        return None
    return rule.archived_for.after(rule.active_for.after(event_on))


_keepings: dict[str, Keeping] = {}


class KeptTwice(Exception):
    """Two rooms keep a kind of the same name, so that documents would be taken for each other."""


def keeps(keeping: Keeping) -> Keeping:
    """Enter what a room keeps.

    Raises: KeptTwice.
    """
    if _keepings.setdefault(keeping.kind, keeping) is not keeping:
        raise KeptTwice(keeping.kind)
    return keeping


def keepings() -> tuple[Keeping, ...]:
    """Give every kind that some room keeps, in the order in which they were entered."""
    return tuple(_keepings.values())


def keeping_of(kind: str) -> Keeping | None:
    return _keepings.get(kind)
