"""Find a person by e-mail or phone through keyed hashes, and keep each of them unique."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import uuid4

from django.db import IntegrityError, transaction

from florilege.infra.keys.models import EpochPointer, Lookup
from florilege.infra.keys.rewrapping import outer_hash
from florilege.infra.keys.ring import EpochKeyGone, ring
from florilege.infra.keys.secrets import secret
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import derived, keyed_hash, wrap

ALIAS = Vault.KEYS.value


class LookupKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    PSEUDONYM = "pseudonym"
    CONTACT = "contact"  # the address of who has no account; it stays free for one


class AlreadyKnown(Exception):
    """Another person is found by this value."""


def find(kind: LookupKind, normal: str) -> SubjectRef | None:
    """Find whose e-mail or phone this is; the value comes in its normal form."""
    inner = _inner(kind, normal)
    while True:
        epochs = ring().numbers()
        rows = Lookup.objects.filter(outer__in=_outers(inner))
        person = rows.values_list("person", flat=True).first()
        if person is not None:
            return SubjectRef(person)
        if ring().numbers() == epochs:
            return None
        # The epoch turned meanwhile: the row may just have moved under a key that was not tried.


def find_all(kind: LookupKind, normals: Iterable[str]) -> dict[str, SubjectRef]:
    """Find whose these are, many at once; who is not found is absent. One query."""
    inners = {normal: _inner(kind, normal) for normal in normals}
    while True:
        epochs = ring().numbers()
        outers = {bytes(o): normal for normal, inner in inners.items() for o in _outers(inner)}
        rows = Lookup.objects.filter(outer__in=list(outers)).values_list("outer", "person")
        found = {outers[bytes(outer)]: SubjectRef(person) for outer, person in rows}
        if ring().numbers() == epochs:
            return found
        # The epoch turned meanwhile: rows may just have moved under a key that was not tried.


def remember(kind: LookupKind, normal: str, *, person: SubjectRef) -> None:
    """Make a person findable by a value; their earlier value of the kind is forgotten.

    Raises: AlreadyKnown if it is another person's.
    """
    inner = _inner(kind, normal)
    try:
        with transaction.atomic(using=ALIAS):
            pointer = EpochPointer.objects.select_for_update().get(id=1)
            # Until a turn has finished, a value may still stand under the epoch before.
            owner = Lookup.objects.filter(outer__in=_outers(inner)).first()
            if owner is not None and owner.person != person:
                raise AlreadyKnown(kind)
            Lookup.objects.filter(person=person, kind=kind).delete()
            _insert(kind, inner, person=person, epoch=pointer.current)
    except IntegrityError:
        raise AlreadyKnown(kind) from None


def forget(person: SubjectRef) -> None:
    """Make a person unfindable. Safe to repeat."""
    Lookup.objects.filter(person=person).delete()


def _insert(kind: LookupKind, inner: bytes, *, person: SubjectRef, epoch: int) -> None:
    row_id, epoch_key = uuid4(), ring().read(epoch)
    Lookup.objects.create(
        id=row_id,
        kind=kind,
        outer=outer_hash(inner, epoch_key=epoch_key),
        inner_wrapped=wrap(inner, epoch_key=epoch_key, epoch=epoch, owner=row_id.bytes),
        epoch=epoch,
        person=person,
    )


def _inner(kind: LookupKind, normal: str) -> bytes:
    root = derived(secret("lookups"), use=f"look-up {kind.value}")
    return keyed_hash(root, normal.encode())


def _outers(inner: bytes) -> list[bytes]:
    """Hash an inner look-up under every epoch at hand: during a turn it may stand under either."""
    while True:
        numbers = ring().numbers()
        try:
            return [outer_hash(inner, epoch_key=ring().read(number)) for number in numbers]
        except EpochKeyGone:
            if ring().numbers() == numbers:
                raise  # No epoch ended meanwhile: the key is damaged.
