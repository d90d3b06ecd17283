"""Give, fence and destroy people's keys. A key is made only where a person first enters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections, transaction

from florilege.infra.keys.models import EpochPointer, PersonKey
from florilege.infra.keys.ring import EpochKeyGone, ring
from florilege.kernel.access import KeyState, Standing
from florilege.kernel.datum import datum_of
from florilege.kernel.sealing import new_key
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Vault
from florilege.kernel.wrapping import Wrapper, wrap

ALIAS = Vault.KEYS.value
REREADS = 3  # an epoch may turn between reading the row and reading the key file


class KeyWithheld(Exception):
    """The person has no living key: unknown, being erased, or erased."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's standing and, while it is active, their key."""

    standing: Standing
    key: bytes | None


def enter_person(person: SubjectRef, *, on: date) -> None:
    """Make a person's key. Called where a person first enters, and nowhere else."""
    with transaction.atomic(using=ALIAS):
        # Reading the pointer under lock makes an epoch switch wait for this insert.
        pointer = EpochPointer.objects.select_for_update().get(id=1)
        wrapped = wrap(
            new_key(),
            epoch_key=ring().read(pointer.current),
            epoch=pointer.current,
            owner=person.bytes,
        )
        PersonKey.objects.create(
            person=person, epoch=pointer.current, wrapped=wrapped, entered_on=on
        )


def holders(
    people: Iterable[SubjectRef], *, given: Set[KeyState] = frozenset({KeyState.ACTIVE})
) -> dict[SubjectRef, Holder]:
    """Read keys and standings in one query; the unknown are absent from the answer.

    `given` are the states in which a key is given out; archiving alone asks for one more.
    """
    wanted = set(people)
    for _ in range(REREADS):
        try:
            return _read_holders(wanted, given)
        except EpochKeyGone:
            continue  # The epoch turned meanwhile: the rows now name another one.
    return _read_holders(wanted, given)


def _read_holders(wanted: set[SubjectRef], given: Set[KeyState]) -> dict[SubjectRef, Holder]:
    if connections[ALIAS].in_atomic_block:
        # A snapshot would go on naming an epoch whose key is gone.
        raise RuntimeError("keys are read outside any transaction on the keys vault")
    wrappers: dict[int, Wrapper] = {}
    found: dict[SubjectRef, Holder] = {}
    for person, state, epoch, wrapped, limits in _held_rows(wanted):
        standing = standing_from(state=state, limits=limits)
        key = None
        if standing.state in given and wrapped:
            if epoch not in wrappers:
                wrappers[epoch] = Wrapper(ring().read(epoch), epoch=epoch)
            key = wrappers[epoch].unwrap(bytes(wrapped), owner=person.bytes)
        found[person] = Holder(standing=standing, key=key)
    return found


def _held_rows(wanted: set[SubjectRef]) -> Iterator[tuple[SubjectRef, str, int, bytes, str]]:
    """Read rows by hand: this stands on every page, and the ORM's price showed."""
    if not wanted:
        return
    written = PersonKey._meta.pk.get_db_prep_value
    by_column = {written(person, connections[ALIAS]): person for person in wanted}
    places = ", ".join(["%s"] * len(by_column))
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(f"{_HELD} ({places})", list(by_column))
        for person, *rest in cursor.fetchall():
            yield (by_column[person], *rest)


_HELD = "SELECT person, state, epoch, wrapped, limits FROM keys_personkey WHERE person IN"


def standing_from(*, state: str, limits: str) -> Standing:
    """Read the words of `limits`."""
    if not limits:
        return _UNLIMITED[state]
    said: dict[str, set[str]] = {}
    for word in limits.split():
        kind, _, about = word.partition(":")
        said.setdefault(kind, set()).add(about)
    restricted = said.get("restricted", set())
    return Standing(
        state=KeyState(state),
        restricted="" in restricted,
        objected=frozenset(map(Purpose, said.get("objected", ()))),
        consented=frozenset(map(Purpose, said.get("consented", ()))),
        restricted_in=frozenset(map(Category, restricted - {""})),
        under_fifteen="under_fifteen" in said,
        agreed=frozenset(map(Purpose, said.get("agreed", ()))),
        restricted_data=frozenset(map(datum_of, said.get("datum", ()))),
    )


_UNLIMITED = {state.value: Standing(state=state) for state in KeyState}


def set_limits(person: SubjectRef, standing: Standing) -> None:
    """Write what a person asked for; the gate obeys from the next look on."""
    PersonKey.objects.filter(person=person).update(limits=_limits_from(standing))


def change_limits(person: SubjectRef, change: Callable[[Standing], Standing]) -> None:
    """Change what a person asked for; of two changes at once, one waits and sees the other.

    Nothing is written about somebody who is being erased or is gone.
    """
    with transaction.atomic(using=ALIAS):
        rows = PersonKey.objects.select_for_update()
        row = rows.filter(person=person, state=KeyState.ACTIVE).first()
        if row is None:
            return
        limits = _limits_from(change(standing_from(state=row.state, limits=row.limits)))
        if limits != row.limits:
            PersonKey.objects.filter(person=person).update(limits=limits)


def standing_of(person: SubjectRef) -> Standing | None:
    """Tell what a person asked for, without reading their key; None if nobody by that id entered."""
    row = PersonKey.objects.filter(person=person).values_list("state", "limits").first()
    return standing_from(state=row[0], limits=row[1]) if row else None


def standings_of(people: Collection[SubjectRef]) -> dict[SubjectRef, Standing]:
    """Tell what many people asked for, in one query; who never entered is absent."""
    rows = PersonKey.objects.filter(person__in=people).values_list("person", "state", "limits")
    return {
        SubjectRef(person): standing_from(state=state, limits=limits)
        for person, state, limits in rows
    }


def _limits_from(standing: Standing) -> str:
    words = ["restricted"] if standing.restricted else []
    words += [f"restricted:{c.value}" for c in sorted(standing.restricted_in)]
    words += [f"datum:{datum.word}" for datum in sorted(standing.restricted_data)]
    words += ["under_fifteen"] if standing.under_fifteen else []
    for kind in ("objected", "consented", "agreed"):
        words += [f"{kind}:{p.value}" for p in sorted(getattr(standing, kind))]
    return " ".join(words)


def fence(person: SubjectRef) -> None:
    """Stop giving out a person's key: from here on nothing about them opens or is sealed."""
    PersonKey.objects.filter(person=person, state=KeyState.ACTIVE).update(state=KeyState.ERASING)


def destroy_key(person: SubjectRef, *, at: datetime) -> None:
    """Empty a person's key and leave the tombstone. Safe to repeat."""
    PersonKey.objects.filter(person=person).exclude(state=KeyState.ERASED).update(
        state=KeyState.ERASED, wrapped=b"", limits="", erased_at=at
    )


def state_of(person: SubjectRef) -> KeyState | None:
    """Tell the state of a person's key; None if nobody by that id ever entered."""
    state = PersonKey.objects.filter(person=person).values_list("state", flat=True).first()
    return KeyState(state) if state else None


def living_after(person: SubjectRef | None, *, limit: int) -> list[SubjectRef]:
    """Give the next people with a living key, in the order of their ids."""
    rows = PersonKey.objects.filter(state=KeyState.ACTIVE).order_by("person")
    if person is not None:
        rows = rows.filter(person__gt=person)
    return [SubjectRef(found) for found in rows.values_list("person", flat=True)[:limit]]


def active_people_entered_before(day: date, *, size: int) -> Iterator[list[SubjectRef]]:
    """Give everybody with a living key who entered before a day, in batches."""
    rows = PersonKey.objects.filter(state=KeyState.ACTIVE, entered_on__lt=day).order_by("person")
    people, last = rows.values_list("person", flat=True), None
    while batch := list((people.filter(person__gt=last) if last else people)[:size]):
        yield [SubjectRef(person) for person in batch]
        last = batch[-1]
