"""Bring what the law has kept into the archive: whole and verified, or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID, uuid4

from florilege.infra import policy
from florilege.infra.archive.depositing import Item, deposit, item_id
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.keeping import About, Due, Keeping, ends_on, keepings
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights import errands
from florilege.rights.archive.models import ArchivedNote

BATCH = 500


@dataclass(frozen=True, slots=True)
class ToKeep:
    """One document that the law has kept, with the day on which it will be gone."""

    keeping: Keeping
    due: Due
    expires_on: date


@dataclass(frozen=True, slots=True)
class Kept:
    """One document that stands in the archive now."""

    item: UUID
    keeping: Keeping
    expires_on: date
    about: About


def to_keep(person: SubjectRef, *, on: date) -> list[ToKeep]:
    """Give what the law would have kept of a person who left on a day; nothing is opened."""
    return [
        one
        for keeping in _archived_kinds()
        for due in keeping.finds(person, on=on)
        for one in counted(keeping, due, on=on)
    ]


def ripe(*, since: date, until: date) -> Iterator[ToKeep]:
    """Give what is to be archived of people who stay: its time in use is over."""
    for keeping in _archived_kinds():
        for due in keeping.ripens(since=since, until=until):
            in_use = policy.charter().retention[keeping.rule].rule.active_for
            if in_use.after(due.event_on) <= until:
                yield from counted(keeping, due, on=until)


def keep(one: ToKeep, *, on: date) -> Kept | None:
    """Write a document, deposit it and make sure of it; None if there was nothing to write.

    Safe to repeat: a source is archived once.
    Raises: DepositLost, MonthMissing; whatever the room's writing raises. Nothing may be deleted
    then.
    """
    keeping, due = one.keeping, one.due
    why = (Purpose.ARCHIVING,)
    with opened(actor=PROGRAM, purposes=why, route=errands.ARCHIVE_KEEP, leaving=due.person):
        rendered = keeping.renders(due)
    if rendered is None:
        return None
    identity = {**due.about.told(), **rendered.identity}
    item = deposit(
        item=Item(
            source=keeping.kind,
            source_id=due.source_id,
            kind=keeping.kind,
            rule=keeping.rule,
            law=keeping.law,
            event_on=due.event_on,
            expires_on=one.expires_on,
            identity=identity,
            content=rendered.content,
            media_type=rendered.media_type,
            file_name=rendered.file_name,
        ),
        on=on,
    )
    about = About.read(identity)
    return Kept(item=item, keeping=keeping, expires_on=one.expires_on, about=about)


def keep_and_tell(ones: Iterable[ToKeep], *, on: date) -> list[UUID]:
    """Archive documents of people who stay, and note for each that it is there; give the sources.

    What was noted before is passed over.
    """
    moved = []
    for one in _not_noted(ones):
        kept = keep(one, on=on)
        if kept is None:
            continue
        if one.keeping.moved is not None:
            one.keeping.moved(one.due, on)
        _note(one, kept, on=on)
        moved.append(one.due.source_id)
    return moved


def _archived_kinds() -> Iterator[Keeping]:
    """Give the kinds to whose rule the charter gives an archive; of the others nothing is asked."""
    retention = policy.charter().retention
    yield from (k for k in keepings() if retention[k.rule].rule.archived_for is not None)


def _not_noted(ones: Iterable[ToKeep]) -> Iterator[ToKeep]:
    """Pass over what was archived before; one query for many."""
    rest = iter(ones)
    while batch := {_number(one): one for one in islice(rest, BATCH)}:
        noted = ArchivedNote.objects.filter(item__in=list(batch))
        for item in batch.keys() - set(noted.values_list("item", flat=True)):
            yield batch[item]


def _number(one: ToKeep) -> UUID:
    return item_id(source=one.keeping.kind, source_id=one.due.source_id)


def _note(one: ToKeep, kept: Kept, *, on: date) -> None:
    """Tell the person; who is being erased meanwhile is told by the receipt instead."""
    with suppress(KeyWithheld):
        ArchivedNote.objects.get_or_create(
            item=kept.item,
            defaults={
                "id": uuid4(),
                "person": one.due.person,
                "kind": one.keeping.kind,
                "rule": one.keeping.rule,
                "law": one.keeping.law,
                "event_on": one.due.event_on,
                "expires_on": one.expires_on,
                "archived_on": on,
                "about": kept.about.told(),
            },
        )


def counted(keeping: Keeping, due: Due, *, on: date) -> Iterator[ToKeep]:
    """Say until when; what is over already is not kept at all."""
    expires_on = ends_on(policy.charter().retention[keeping.rule].rule, event_on=due.event_on)
    if expires_on is not None and expires_on > on:
        yield ToKeep(keeping=keeping, due=due, expires_on=expires_on)
