"""What a person brought, as their own page shows it. The gate must be open for their rights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from florilege.infra.declarations.labels import label_of
from florilege.infra.gate.looking import look
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.rights.export_format import FROM
from florilege.rights.models import Bringing, BroughtFile, BroughtPage
from florilege.rights.wording import as_read, dated

_OPAQUE = frozenset({"id", FROM})


@dataclass(frozen=True, slots=True)
class BroughtPlace:
    """One table of the file in words, with the numbers of its pages."""

    title: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BroughtShown:
    """One file that was brought: from where, when it was made there, and what is in it."""

    id: UUID
    school: str
    site: str
    made_at: datetime | None
    brought_at: datetime
    is_done: bool
    done_count: int
    total_count: int
    places: tuple[BroughtPlace, ...]
    files: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class PageShown:
    """Entries of one table: label and value of each field that says something."""

    title: str
    bringing: UUID
    rows: list[list[tuple[str, str]]]


def all_brought(person: SubjectRef) -> list[BroughtShown]:
    """Give every file, the newest first. Three queries, however many there are."""
    bringings = list(Bringing.objects.filter(person=person).order_by("-brought_at", "id"))
    pages = list(BroughtPage.objects.filter(person=person).order_by("number").defer("rows"))
    files = list(BroughtFile.objects.filter(person=person).order_by("number"))
    look(bringings, "origins", "brought_at")
    look(pages, "place")
    look(files, "place")
    return [_shown(one, pages, files) for one in bringings]


def one_page(person: SubjectRef, bringing: UUID, number: int) -> PageShown | None:
    """Give the entries of one page; None if there is none."""
    rows = BroughtPage.objects.filter(person=person, bringing=bringing, number=number)
    page = rows.first()
    if page is None:
        return None
    look([page], "place", "rows")
    place = str(page.place)
    return PageShown(
        title=title_of(place), bringing=bringing, rows=[_in_words(place, row) for row in page.rows]
    )


def one_document(person: SubjectRef, document: UUID) -> BroughtFile | None:
    """Give a document's row, looked at, so that it can be opened."""
    found = BroughtFile.objects.filter(person=person, id=document).first()
    if found is not None:
        look([found], "place", "file")
    return found


def title_of(place: str) -> str:
    """Name a table in the reader's language; one that is not known here by its own name."""
    for holding in REGISTRY:
        if holding.export == place:
            return _(holding.title)
    for rendering in REGISTRY.renderings():
        if rendering.file == place:
            return _(rendering.title)
    return place


def _shown(one: Bringing, pages: list[BroughtPage], files: list[BroughtFile]) -> BroughtShown:
    own, places = one.origins[0], dict[str, list[int]]()
    for page in pages:
        if page.bringing_id == one.id:
            places.setdefault(str(page.place), []).append(page.number)
    return BroughtShown(
        id=one.id,
        school=own["school"],
        site=own["site"],
        made_at=parse_datetime(own["made_at"]),
        brought_at=one.brought_at,
        is_done=one.done_at is not None,
        done_count=one.done_count,
        total_count=one.total_count,
        places=tuple(BroughtPlace(title_of(p), tuple(numbers)) for p, numbers in places.items()),
        files=tuple(
            (f.id, str(f.place).rpartition("/")[2]) for f in files if f.bringing_id == one.id
        ),
    )


def _in_words(place: str, row: dict[str, Any]) -> list[tuple[str, str]]:
    labels = _labels(place)
    said = _statement(row) if "actor" in row and "verb" in row else row
    return [
        (labels.get(name, name.replace("_", " ")), as_read(dated(value)))
        for name, value in said.items()
        if name not in _OPAQUE and not name.endswith("_id") and value not in (None, "", [], {})
    ]


def _labels(place: str) -> dict[str, str]:
    holding = next((h for h in REGISTRY if h.export == place and h.export), None)
    if holding is None:
        return {}
    return {name: label_of(holding.model, name) for name in holding.personal_fields}


def _statement(row: dict[str, Any]) -> dict[str, Any]:
    """Say an xAPI statement in a line, however little of it is there."""
    return dict(_parts(row))


def _parts(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    about, verb = row.get("object"), row.get("verb")
    definition = about.get("definition") if isinstance(about, dict) else None
    name = definition.get("name") if isinstance(definition, dict) else None
    words = verb.get("display") if isinstance(verb, dict) else None
    yield _("When"), row.get("timestamp")
    yield _("What"), next(iter(words.values()), None) if isinstance(words, dict) else None
    address = about.get("id") if isinstance(about, dict) else None
    yield _("About"), next(iter(name.values()), None) if isinstance(name, dict) else address
    result = row.get("result")
    if isinstance(result, dict):
        yield _("Result"), {k: v for k, v in result.items() if not isinstance(v, (dict, list))}
