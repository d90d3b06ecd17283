"""Read the archive's desk: what stands in the archive, who asked for what, what they may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Max, Min

from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import ArchivedItem, Found, Ground, MonthKey, Opening
from florilege.infra.archive.reading import identity_of
from florilege.kernel.declarations import Archived
from florilege.kernel.keeping import About
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category
from florilege.rights import errands
from florilege.rights.archive.entering import enter_look
from florilege.rights.archive.tracing import words_of
from florilege.rights.archive.waiting import keepers


class NotReadable(Exception):
    """Nobody agreed, the hours are over, somebody else carries it on, or nothing was found."""


class State(StrEnum):
    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many documents of one kind there are, and between which days they end."""

    kind: str
    rule: str
    law: str
    count: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Request:
    """An opening without its words, as the list shows it."""

    id: UUID
    ground: Ground
    asked_at: datetime
    asked_by: SubjectRef
    kept_by: SubjectRef  # who carries it on: who asked, unless they handed it over and left
    state: State
    readable_until: datetime | None


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that was found, and who it is about."""

    item: UUID
    kind: str
    name: str
    about: About
    event_on: date
    expires_on: date
    read_at: datetime | None
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """An opening with its words opened."""

    request: Request
    sought: str
    reason: str
    identity_checked_on: date | None
    decided_at: datetime | None
    searched_at: datetime | None
    seen_count: int
    all_count: int  # how many there are to go through; counted only while a search is under way
    found: tuple[FoundDocument, ...]


def shelves() -> list[Shelf]:
    """Give what stands in the archive, by kind; whose it is stays sealed."""
    refuse_the_platform()
    groups = ArchivedItem.objects.values("kind", "rule", "law").annotate(
        count=Count("id"), first_on=Min("expires_on"), last_on=Max("expires_on")
    )
    return [Shelf(**group) for group in groups.order_by("kind", "law")]


def last_ended_month() -> str | None:
    """Give the last month whose key was destroyed."""
    refuse_the_platform()
    ended = MonthKey.objects.filter(ended_on__isnull=False).order_by("-month")
    return ended.values_list("month", flat=True).first()


def requests(*, at: datetime, most: int) -> list[Request]:
    """Give the latest requests; their words stay sealed."""
    refuse_the_platform()
    rows, waiting = Opening.objects.defer("sought", "reason").order_by("-asked_at"), keepers()
    return [_request(row, waiting, at=at) for row in rows[:most]]


def look_at_opening(opening_id: UUID, *, actor: Actor, at: datetime) -> OpenedRequest | None:
    """Give one request with its words, and to its asker what it found; the look is entered.

    Raises: ArchiveClosed; JournalDown.
    """
    refuse_the_platform()
    row = Opening.objects.filter(id=opening_id).first()
    if row is None:
        return None
    request = _request(row, keepers(), at=at)
    reads = request.state is State.AGREED and request.kept_by == actor.person
    found = list(Found.objects.filter(opening=row)) if reads else []
    items = [one.item for one in found]
    kinds = {Category.REQUESTS, Category.IDENTITY}
    enter_look(actor, items=items, categories=kinds, route=errands.ARCHIVE_OPENING, at=at)
    return OpenedRequest(
        request=request,
        sought=words_of(row, "sought"),
        reason=words_of(row, "reason"),
        identity_checked_on=row.identity_checked_on,
        decided_at=row.decided_at,
        searched_at=row.searched_at,
        seen_count=row.seen_count,
        all_count=0 if row.searched_at or not row.seen_count else ArchivedItem.objects.count(),
        found=tuple(_found_documents(found)),
    )


def readable_opening(opening_id: UUID, *, actor: Actor, at: datetime) -> Opening:
    """Give an opening that this person may use now.

    Raises: NotReadable; ArchiveClosed.
    """
    refuse_the_platform()
    agreed = Opening.objects.filter(id=opening_id, readable_until__gt=at)
    opening = agreed.first()
    if opening is None or (opening.kept_by or opening.asked_by) != actor.person:
        raise NotReadable
    return opening


def categories_of(field: str) -> frozenset[Category]:
    """Give the kinds of data that stand in a part of an archived document, as declared."""
    holding = REGISTRY.holding("archive.ArchivedItem")
    declared = holding.fields[field] if holding else None
    return declared.categories if isinstance(declared, Archived) else frozenset()


def _found_documents(found: list[Found]) -> list[FoundDocument]:
    traces = {one.item: one for one in found}
    rows = ArchivedItem.objects.filter(id__in=traces).defer("content").order_by("event_on", "id")
    documents = []
    for row in rows:
        who, trace = identity_of(row).who, traces[row.id]
        documents.append(
            FoundDocument(
                item=row.id,
                kind=row.kind,
                name=who.get("name", ""),
                about=About.read(who),
                event_on=row.event_on,
                expires_on=row.expires_on,
                read_at=trace.read_at,
                delivered_at=trace.delivered_at,
            )
        )
    return documents


def _request(row: Opening, waiting: Mapping[UUID, SubjectRef], *, at: datetime) -> Request:
    handed = row.kept_by or (waiting.get(row.id) if row.decided_by is None else None)
    return Request(
        id=row.id,
        ground=Ground(row.ground),
        asked_at=row.asked_at,
        asked_by=SubjectRef(row.asked_by),
        kept_by=SubjectRef(handed or row.asked_by),
        state=_state(row, at=at),
        readable_until=row.readable_until,
    )


def _state(row: Opening, *, at: datetime) -> State:
    if row.decided_by is None:
        return State.WAITING
    if row.readable_until is None:
        return State.REFUSED
    return State.AGREED if at < row.readable_until else State.OVER
