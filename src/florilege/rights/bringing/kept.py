"""What was brought, as it stands here: origins, entries and documents. The gate must be open."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from florilege.infra.gate.looking import look
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import SubjectRef
from florilege.rights.export_format import FROM
from florilege.rights.models import Bringing, BroughtFile, BroughtPage

_PAGES = 20


@dataclass(slots=True)
class Kept:
    """Everything of a person that came from elsewhere and is taken in whole, in the order it came."""

    person: SubjectRef
    origins: list[dict[str, Any]] = field(default_factory=list)
    _first: dict[UUID, int] = field(default_factory=dict)
    _pages: dict[str, list[UUID]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = Bringing.objects.filter(person=self.person, done_at__isnull=False)
        bringings = list(rows.order_by("brought_at", "id"))
        look(bringings, "origins")
        for bringing in bringings:
            if not isinstance(bringing.origins, Withheld):
                self._first[bringing.id] = len(self.origins)
                self.origins += bringing.origins
        self._find_pages()

    @property
    def places(self) -> list[str]:
        """Tables and members, each once, in the order in which they came."""
        return list(self._pages)

    def rows(self, place: str) -> Iterator[dict[str, Any]]:
        """The entries of a table, each with the number of its origin."""
        for bringing, row in self._rows(place):
            first = self._first[bringing]
            yield {**row, FROM: first if FROM not in row else first + 1 + row[FROM]}

    def others(self, place: str) -> Iterator[dict[str, Any]]:
        """The objects of a member in an outside standard: as they came, for nothing may be added."""
        for _, row in self._rows(place):
            yield row

    def files(self) -> Iterator[tuple[BroughtFile, str]]:
        """The documents, each with its path."""
        rows = list(
            BroughtFile.objects.filter(bringing__in=self._first).order_by("bringing", "number")
        )
        look(rows, "place", "file")
        for row in rows:
            yield row, str(row.place)

    def _find_pages(self) -> None:
        rows = BroughtPage.objects.filter(bringing__in=self._first)
        for page in _in_order(list(rows.defer("rows")), self._first):
            look([page], "place")
            self._pages.setdefault(str(page.place), []).append(page.id)

    def _rows(self, place: str) -> Iterator[tuple[UUID, dict[str, Any]]]:
        ids = self._pages.get(place, [])
        for start in range(0, len(ids), _PAGES):
            pages = list(BroughtPage.objects.filter(id__in=ids[start : start + _PAGES]))
            look(pages, "rows")
            for page in _in_order(pages, self._first):
                for row in page.rows:
                    yield page.bringing_id, row


def _in_order(pages: list[BroughtPage], first: dict[UUID, int]) -> list[BroughtPage]:
    return sorted(pages, key=lambda page: (first[page.bringing_id], page.number))
