"""Append an entry on the journal's own connection, committed before the caller may disclose."""

import threading
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections, transaction

from florilege.infra.journal import anchoring
from florilege.infra.journal.models import Entry, EntrySubject, Head
from florilege.infra.keys.secrets import secret
from florilege.kernel.chain import GENESIS, AccessEntry, link
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Vault

ALIAS = Vault.JOURNAL.value
_one_writer = threading.Lock()  # SQLite's own queue is unfair; a thread lock keeps turns fair


class JournalDown(Exception):
    """The journal cannot write, so nothing may be disclosed."""


def append(
    *,
    at: datetime,
    visit: UUID,
    actor: Actor,
    purpose: Purpose,
    subjects: Iterable[SubjectRef],
    categories: Iterable[Category],
    route: Route,
    result: str,
) -> int:
    """Enter a look and give its number. When this returns, the entry is committed.

    Raises: JournalDown.
    """
    if connections[ALIAS].in_atomic_block:
        raise JournalDown("a look inside an open journal transaction could be rolled back")
    ordered = tuple(sorted(subjects, key=lambda s: s.bytes))
    kinds = tuple(sorted(c.value for c in categories))
    try:
        with _one_writer, transaction.atomic(using=ALIAS):
            before, mac_before = _head()
            entry = AccessEntry(
                number=before + 1,
                at=at,
                visit=visit,
                actor=actor.person,
                role=actor.role.value,
                purpose=purpose.value,
                subjects=ordered,
                categories=kinds,
                route=route[:80],
                result=result,
            )
            mac = link(secret("journal"), before=mac_before, entry=entry)
            _insert(entry, mac)
    except DatabaseError as error:
        raise JournalDown("the journal did not take the entry") from error
    anchoring.advance(number=entry.number, mac=mac)
    return entry.number


def _head() -> tuple[int, bytes]:
    """Read and lock where the chain ends."""
    head = _locked_head()
    if head is None:
        # Of two first looks at once, the second waits here for the first and reads what it wrote.
        Head.objects.bulk_create([Head(id=1, number=0, mac=GENESIS)], ignore_conflicts=True)
        head = _locked_head()
    assert head is not None
    return head[0], bytes(head[1])


def _locked_head() -> tuple[int, bytes] | None:
    connection = connections[ALIAS]
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{_READ_HEAD}{lock}")
        head: tuple[int, bytes] | None = cursor.fetchone()
    return head


def _insert(entry: AccessEntry, mac: bytes) -> None:
    """Write by hand, as the head is read: this stands on every page, and the ORM's price showed.

    The head follows by a trigger of the database.
    """
    connection = connections[ALIAS]
    run = b"".join(s.bytes for s in entry.subjects)
    values = (
        entry.number,
        _AT.get_db_prep_value(entry.at, connection),
        _VISIT.get_db_prep_value(entry.visit, connection),
        _ACTOR.get_db_prep_value(entry.actor, connection),
        entry.role,
        entry.purpose,
        run,
        " ".join(entry.categories),
        entry.route,
        entry.result,
        mac,
    )
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_ENTRY, values)
        if entry.subjects:
            rows = ", ".join(["(%s, %s)"] * len(entry.subjects))
            pairs: list[Any] = []
            for subject in entry.subjects:
                pairs += [_SUBJECT.get_db_prep_value(subject, connection), entry.number]
            cursor.execute(f"{_INSERT_SUBJECTS} {rows}", pairs)


_FIELDS: dict[str, Any] = {f.name: f for f in Entry._meta.local_concrete_fields}
_AT, _VISIT, _ACTOR = (_FIELDS[name] for name in ("at", "visit", "actor"))
_SUBJECT: Any = EntrySubject._meta.get_field("subject")
_READ_HEAD = "SELECT number, mac FROM journal_head WHERE id = 1"
_INSERT_ENTRY = (
    "INSERT INTO journal_entry (number, at, visit, actor, role, purpose, subjects, categories,"
    " route, result, mac) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_INSERT_SUBJECTS = "INSERT INTO journal_entrysubject (subject, number) VALUES"
