"""Deposit a document: sealed for its expiry month, written once, compared by its hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connections, transaction

from florilege.infra.archive.guard import ALIAS, unguarded
from florilege.infra.archive.models import ArchivedItem
from florilege.infra.archive.months import month_of, public_key
from florilege.infra.archive.sealing import Place, seal_for
from florilege.infra.keys.secrets import secret
from florilege.kernel.wrapping import derived, keyed_hash

IDENTITY, CONTENT = "identity", "content"
_TAKEN = frozenset({"23505", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"})


class DepositLost(Exception):
    """What was deposited does not stand in the archive as it was sealed: nothing may be deleted."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document to be archived. `source` and `source_id` say what it was made from.

    `identity` is the least by which its person finds it again: a name, a number.
    """

    source: str
    source_id: UUID
    kind: str
    rule: str
    law: str
    event_on: date
    expires_on: date
    identity: Mapping[str, str]
    content: bytes
    media_type: str
    file_name: str


def deposit(*, item: Item, on: date) -> UUID:
    """Put a document into the archive and make sure that it is there; give its number.

    The same source again is the same item: the first deposit stands. Safe to repeat.
    Raises: MonthMissing, DepositLost.
    """
    row = _sealed(item, on=on)
    _insert(row)
    _verify(row)
    return row.id


def item_id(*, source: str, source_id: UUID) -> UUID:
    """Give the number that a source has in the archive. Nothing leads back from it."""
    root = derived(secret("lookups"), use="archive sources")
    return UUID(bytes=keyed_hash(root, source.encode(), source_id.bytes)[:16])


def _sealed(item: Item, *, on: date) -> ArchivedItem:
    row_id, month = item_id(source=item.source, source_id=item.source_id), month_of(item.expires_on)
    key = public_key(month)
    told = {"who": dict(item.identity), "name": item.file_name, "type": item.media_type}

    def sealed(plain: bytes, part: str) -> bytes:
        place = Place(row=row_id, part=part, kind=item.kind, expires_on=item.expires_on)
        return seal_for(key, plain, place=place)

    identity = sealed(json.dumps(told, ensure_ascii=False).encode(), IDENTITY)
    content = sealed(item.content, CONTENT)
    return ArchivedItem(
        id=row_id,
        kind=item.kind,
        rule=item.rule,
        law=item.law,
        event_on=item.event_on,
        expires_on=item.expires_on,
        month=month,
        identity=identity,
        content=content,
        size=len(item.content),
        digest=digest_of(identity, content),
        deposited_on=on,
    )


def digest_of(identity: bytes | memoryview, content: bytes | memoryview) -> bytes:
    return hashlib.sha256(bytes(identity) + bytes(content)).digest()


def _insert(row: ArchivedItem) -> bool:
    """Write a row; False if its source was deposited before."""
    try:
        with transaction.atomic(using=ALIAS):
            row.save(using=ALIAS, force_insert=True)
    except IntegrityError as error:
        if not _is_taken(error):
            raise DepositLost(f"{row.id}: refused by the database") from error
        return False
    return True


def _is_taken(error: IntegrityError) -> bool:
    """Tell a number that is taken from a row that the database refuses."""
    cause = error.__cause__
    names = getattr(cause, "sqlstate", None), getattr(cause, "sqlite_errorname", None)
    return bool(_TAKEN & set(names))


def _verify(row: ArchivedItem) -> None:
    """Compare what stands in the archive with its hash.

    PostgreSQL hashes what it stores and refuses what does not fit (a constraint of the table), and
    our role may not read: that the row is there shows by its number being taken. SQLite cannot
    hash, so what it stored is read back here, still sealed.
    """
    if connections[ALIAS].vendor != "sqlite":
        if _insert(row):
            raise DepositLost(str(row.id))
        return
    with unguarded():
        there = ArchivedItem.objects.filter(id=row.id).first()
    if there is None or digest_of(there.identity, there.content) != bytes(there.digest):
        raise DepositLost(str(row.id))
