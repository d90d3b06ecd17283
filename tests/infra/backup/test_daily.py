"""The worker's part: one backup a night, again by the hour where it failed, the log at once."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.backup.carrying import carry_to_places, read_from
from florilege.infra.backup.daily import back_up_again, back_up_today
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.models import Carried, Copy
from florilege.infra.backup.places.place import Place
from florilege.infra.keys.models import Tombstone
from florilege.infra.keys.tombstones import (
    LogAhead,
    LogDamaged,
    carry_outside,
    is_behind,
    parsed,
    read_outside,
    record,
)
from florilege.kernel.subjects import new_subject
from tests.people_made import Made

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.promise("SEC-11")


def quiet(part: str) -> None:
    """Nobody listens."""


def test_a_night_saves_to_every_place(two: list[Place], person: Made) -> None:
    assert back_up_today(at=clock.now(), told=quiet) == 2
    assert [len(kept_in(place)) for place in two] == [1, 1]


def test_a_place_that_failed_is_tried_again_by_the_hour_and_alone(
    two: list[Place], folders: tuple[Path, Path]
) -> None:
    night = clock.now()
    away = folders[1].rename(folders[1].with_name("away"))
    assert back_up_today(at=night, told=quiet) == 1

    assert back_up_again(at=night + HOUR / 2, told=quiet) == 0
    assert back_up_again(at=night + HOUR, told=quiet) == 0
    assert Copy.objects.filter(place="2", why="absent").count() == 2
    away.rename(folders[1])
    assert back_up_again(at=night + 2 * HOUR, told=quiet) == 1

    assert [len(kept_in(place)) for place in two] == [1, 1]
    assert back_up_again(at=night + 20 * HOUR, told=quiet) == 0
    assert back_up_again(at=night + 28 * HOUR, told=quiet) == 2


def test_without_places_or_key_a_night_goes_on(house: Path, two: list[Place]) -> None:
    from django.conf import settings

    Path(settings.BACKUP_KEY_PATH).unlink()

    assert back_up_today(at=clock.now(), told=quiet) == 0


def erased(at: datetime) -> None:
    record(new_subject(), about=None, at=at)
    carry_outside()


@pytest.mark.promise("RGT-04")
def test_the_log_is_carried_line_by_line_and_again_where_it_failed(
    two: list[Place], folders: tuple[Path, Path]
) -> None:
    at = clock.now()
    erased(at)
    away = folders[1].rename(folders[1].with_name("away"))

    assert carry_to_places(two, at=at) == 1
    assert Carried.objects.get(place="2").why == "absent"
    away.rename(folders[1])
    erased(at)
    assert carry_to_places(two, at=at + timedelta(minutes=1)) == 1
    assert carry_to_places(two, at=at + timedelta(minutes=6)) == 2
    assert carry_to_places(two, at=at + timedelta(minutes=12)) == 0

    lines = list(read_outside())
    assert [line.number for line in lines] == [1, 2]
    for place in two:
        assert list(read_from(place, after=0)) == lines
        assert list(read_from(place, after=1)) == lines[1:]


@pytest.mark.promise("RGT-04")
def test_an_altered_line_is_refused(house: Path, folders: tuple[Path, Path]) -> None:
    erased(clock.now())
    (line,) = read_outside()
    whole = line.packed()

    assert parsed(whole) == line
    other = str(new_subject()).encode()
    for harm in (whole.replace(str(line.person).encode(), other), whole[:-2], b"{}", b"[]"):
        with pytest.raises(LogDamaged):
            parsed(harm)


@pytest.mark.promise("RGT-04")
def test_a_vault_that_is_older_than_the_log_is_known(house: Path) -> None:
    erased(clock.now())
    assert not is_behind()

    Tombstone.objects.all().delete()

    assert is_behind()
    with pytest.raises(LogAhead):
        carry_outside()


def test_a_person_is_noted_once(house: Path) -> None:
    person = new_subject()
    for _ in range(3):
        record(person, about=None, at=clock.now())

    assert Tombstone.objects.count() == 1
