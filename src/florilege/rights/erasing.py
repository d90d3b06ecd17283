"""The steps of an erasure. Each may be killed and done again; "done" is computed, never set.

Order: freeze, count, end sessions, drain, archive what the law has kept (`rights/archive/steps`),
keep the proofs of requests (`rights/proofs`), delete, destroy the key, sweep again, settle files on disk, scan for residue, tombstone, receipt.
See DESIGN, erasure.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connections, models

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.keys.people import destroy_key, fence, state_of
from florilege.infra.keys.tombstones import carry_outside, record
from florilege.infra.media.files import delete_files_of, files_of
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.steps import Counts, NotYet, Situation
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import ErasureRequest
from florilege.rights.tables import Table, tables_to_erase, tables_with_helpers

log = logging.getLogger(__name__)
FIRST = frozenset({"sign_ins", "links"})  # what would let the person, or a letter, back in
BATCH = 2_000
READER_WAIT = timedelta(seconds=5)


class ResidueFound(Exception):
    """Something about the person is still there, so the erasure is not done."""

    def __init__(self, where: dict[str, int]) -> None:
        super().__init__(", ".join(f"{name}: {count}" for name, count in sorted(where.items())))
        self.where = where


def freeze(now: Situation) -> Counts:
    """From here on nothing about the person opens or is sealed: they have vanished."""
    record(_person(now), about=now.about, at=now.at)
    fence(_person(now))
    try:
        carry_outside()
    except OSError:
        # Nobody waits for a folder to be deleted; nothing is "done" before it is written either.
        log.exception("the log of erasures could not be written outside the vaults")
    return {}


def count(now: Situation) -> Counts:
    """Count what is to go, for the receipt: a later step that is done again finds less."""
    person = _person(now)
    counts = {t.name: t.rows(person).count() for t in tables_to_erase()}
    counts["files"] = len(files_of(person))
    counts |= {name: rows.count() for name, _, rows in _acted_by(person)}
    return {name: count for name, count in counts.items() if count}


def end_sessions(now: Situation) -> Counts:
    """Sign the person out everywhere and stop what waits for them."""
    person = _person(now)
    counts = _delete_first(person)
    stopped = Run.objects.filter(subject=person, state=RunState.UNDER_WAY).exclude(id=now.run)
    counts["workflow.Run stopped"] = stopped.update(state=RunState.STOPPED, done_at=now.at)
    return counts


def drain(now: Situation) -> Counts:
    """Let requests that began before the sessions ended end too; they are limited to less."""
    wait = timedelta(seconds=settings.ERASURE_DRAIN_SECONDS)
    until = StepDone.objects.get(run=now.run, step="end_sessions").done_at + wait
    if now.at < until:
        raise NotYet(until)
    if any(_delete_first(_person(now)).values()):
        # A sign-in that was under way came through meanwhile: what it may have begun ends first.
        raise NotYet(now.at + wait)
    return {}


def delete(now: Situation) -> Counts:
    """Delete every declared row and every sealed file, and empty the ids of who acted."""
    return delete_everything(_person(now))


def destroy(now: Situation) -> Counts:
    """Destroy the key: every copy that cannot be reached is dead at the next epoch."""
    destroy_key(_person(now), at=now.at)
    return {}


def settle(now: Situation) -> Counts:
    """Make SQLite write its log back and cut it; a reader that holds it is waited for."""
    for vault in Vault:
        connection = connections[vault.value]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _, _ = cursor.fetchone()
        if busy:
            raise NotYet(now.at + READER_WAIT)
    return {}


def scan(now: Situation) -> Counts:
    """Look for residue everywhere; what came late goes like the rest, and is looked for again.

    Raises: ResidueFound.
    """
    if residue(_person(now)):
        delete(now)
        settle(now)
    where = residue(_person(now))
    if where:
        raise ResidueFound(where)
    return {}


def tombstone(now: Situation) -> Counts:
    """See to it that an older backup, brought back, is emptied of the person again."""
    record(_person(now), about=now.about, at=now.at)
    return {"lines carried outside": carry_outside()}


def receipt(now: Situation) -> Counts:
    """Write the receipt with its two dates."""
    days = policy.charter().deadlines.irreversible_within_days
    counted = Run.objects.get(id=now.run).steps.get(step="count")
    assert now.about is not None
    ErasureRequest.objects.filter(id=now.about, erased_at__isnull=True).update(
        erased_at=now.at,
        irreversible_on=legal_day(now.at) + timedelta(days=days),
        counts=counted.counts,
    )
    return {}


def delete_everything(person: SubjectRef) -> Counts:
    """Delete all that is declared about a person; give how much. Safe to repeat."""
    counts = _delete(tables_to_erase(), person)
    counts["files"] = delete_files_of(person)
    for name, field, rows in _acted_by(person):
        counts[name] = rows.update(**{field: None})
    return counts


def residue(person: SubjectRef) -> Counts:
    """Count what is left of a person by table; empty means nothing."""
    left = {t.name: t.rows(person).count() for t in tables_to_erase()}
    left["files"] = len(list(files_of(person)))
    left["living key"] = int(state_of(person) not in {None, KeyState.ERASED})
    return {name: count for name, count in left.items() if count}


def _delete_first(person: SubjectRef) -> Counts:
    return _delete([t for t in tables_to_erase() if t.holding.retention in FIRST], person)


def _delete(tables: list[Table], person: SubjectRef) -> Counts:
    counts: Counts = {}
    for table in tables:
        while True:
            batch = list(table.rows(person).values_list("pk", flat=True)[:BATCH])
            if not batch:
                break
            manager = table.model._default_manager.using(table.vault.value)
            manager.filter(pk__in=batch).delete()
            counts[table.name] = counts.get(table.name, 0) + len(batch)
    return counts


def _acted_by(
    person: SubjectRef,
) -> Iterator[tuple[str, str, models.QuerySet[models.Model]]]:
    """The rows of others that name the person as who acted: words for them, the field, the rows."""
    for table in tables_with_helpers():
        for field in table.holding.acted_by_fields:
            manager = table.model._default_manager.using(table.vault.value)
            yield f"{table.name}.{field} emptied", field, manager.filter(**{field: person})


def _person(now: Situation) -> SubjectRef:
    assert now.subject is not None
    return now.subject
