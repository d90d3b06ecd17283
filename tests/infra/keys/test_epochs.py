"""Epochs: the living are re-wrapped, copies of before open nothing, kills change nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.people_made import make_person

from florilege.infra import clock
from florilege.infra.keys import epochs
from florilege.infra.keys.epochs import KeyRingDamaged, check_ring, current_epoch, turn_epoch
from florilege.infra.keys.models import Lookup, PersonKey
from florilege.infra.keys.people import destroy_key, holders
from florilege.infra.keys.ring import EpochKeyGone, ring
from florilege.kernel.access import KeyState
from florilege.people.credentials.queries import person_by_email


def test_turning_keeps_every_living_key_and_look_up(house: Path) -> None:
    people = [make_person() for _ in range(3)]
    before = holders([m.person for m in people])

    turn = turn_epoch(at=clock.now(), escrow_days=7)

    assert holders([m.person for m in people]) == before
    assert [person_by_email(m.email.upper()) for m in people] == [m.person for m in people]
    assert (turn.keys, turn.lookups) == (3, 6)
    assert ring().numbers() == [turn.current]


def test_copies_of_before_a_turn_open_with_nothing_that_remains(house: Path) -> None:
    made = make_person()
    copy = PersonKey.objects.get(person=made.person)
    lookup = Lookup.objects.filter(person=made.person).first()

    turn_epoch(at=clock.now(), escrow_days=7)

    with pytest.raises(EpochKeyGone):
        ring().read(copy.epoch)
    assert not Lookup.objects.filter(outer=lookup.outer).exists()


def test_an_escrow_copy_ends_with_its_window(house: Path) -> None:
    at = clock.now()
    old = current_epoch()
    turn_epoch(at=at, escrow_days=7)

    assert old in ring().escrowed()
    epochs.end_escrows(at=at + timedelta(days=7) - timedelta(seconds=1), days=7)
    assert old in ring().escrowed()
    epochs.end_escrows(at=at + timedelta(days=7), days=7)
    assert old not in ring().escrowed()


def test_a_turn_killed_between_batches_is_finished_by_the_next(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [make_person() for _ in range(5)]
    before = holders([m.person for m in people])
    monkeypatch.setattr(epochs, "BATCH", 2)

    class Killed(Exception): ...

    def die(_: float) -> None:
        raise Killed

    monkeypatch.setattr(epochs.time, "sleep", die)
    with pytest.raises(Killed):
        turn_epoch(at=clock.now(), escrow_days=7)
    assert holders([m.person for m in people]) == before
    monkeypatch.undo()

    turn = turn_epoch(at=clock.now(), escrow_days=7)

    assert turn.keys == 3
    assert holders([m.person for m in people]) == before
    assert ring().numbers() == [turn.current]


def test_a_key_destroyed_meanwhile_is_not_revived(house: Path) -> None:
    made = make_person()
    destroy_key(made.person, at=clock.now())

    turn_epoch(at=clock.now(), escrow_days=7)

    row = PersonKey.objects.get(person=made.person)
    assert (row.state, bytes(row.wrapped)) == (KeyState.ERASED, b"")
    assert holders([made.person])[made.person].key is None


def test_a_missing_key_stops_the_start_and_none_is_made(house: Path) -> None:
    make_person()
    path = ring().folder / f"{current_epoch():06d}.key"
    kept = path.read_bytes()
    path.unlink()
    try:
        with pytest.raises(KeyRingDamaged):
            check_ring()
        assert not path.exists()
    finally:
        path.write_bytes(kept)


def test_a_damaged_key_stops_the_start(house: Path) -> None:
    make_person()
    path = ring().folder / f"{current_epoch():06d}.key"
    kept = path.read_bytes()
    path.write_bytes(bytes(32))
    try:
        with pytest.raises(KeyRingDamaged):
            check_ring()
    finally:
        path.write_bytes(kept)
