"""Documents end on their day, months with their key; nothing ends early, and nothing comes back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.test import override_settings

from florilege.infra import policy
from florilege.infra.archive import ending
from florilege.infra.archive.depositing import CONTENT, deposit
from florilege.infra.archive.ending import ImplausibleCut, end_archives
from florilege.infra.archive.guard import ArchiveClosed, unguarded
from florilege.infra.archive.models import ArchivedItem, MonthKey
from florilege.infra.archive.months import (
    FolderAway,
    MonthGone,
    MonthRingDamaged,
    check_months,
    make_months,
    private_key,
    ring,
)
from florilege.infra.archive.reading import content_of, identities
from florilege.infra.archive.sealing import ArchiveBroken, Place, open_with
from florilege.kernel.keeping import ends_on
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.deposits import an_item
from tests.infra.archive.months_made import months_from

START = date(2026, 11, 20)
DAY = timedelta(days=1)
FIRST = date(2027, 3, 1)  # the day on which both items of February are over
FEBRUARY, MARCH = "2027-02", "2027-03"


@pytest.fixture
def months(house: Path) -> Iterator[Path]:
    """Months of this test alone: those before would end with them."""
    with months_from(START):
        yield house


def archived_until(day: date) -> ArchivedItem:
    item_id = deposit(item=an_item(expires_on=day), on=START)
    with unguarded():
        return ArchivedItem.objects.get(id=item_id)


def there(*rows: ArchivedItem) -> list[bool]:
    living = {row.id for row, who in identities() if who}
    return [row.id in living for row in rows]


@pytest.mark.promise("RGT-05", "RET-04")
def test_an_item_is_there_the_day_before_and_gone_on_its_day(months: Path) -> None:
    middle, last = archived_until(date(2027, 2, 15)), archived_until(FIRST)

    with as_archivist():
        end_archives(on=date(2027, 2, 14), catch_up=True)
        assert there(middle, last) == [True, True]
        end_archives(on=date(2027, 2, 15))
        assert there(middle, last) == [False, True]
        end_archives(on=FIRST - DAY)
        assert there(last) == [True]
        end_archives(on=FIRST)
        assert there(last) == [False]


@pytest.mark.promise("RGT-05")
def test_an_ended_month_is_undecipherable_with_every_remaining_key(months: Path) -> None:
    row, other = archived_until(date(2027, 2, 15)), archived_until(date(2027, 3, 15))

    with as_archivist():
        end_archives(on=FIRST - DAY, catch_up=True)
        assert content_of(row), (
            "a copy of the row, as a backup holds it, opens until the month ends"
        )
        ended = end_archives(on=FIRST)
        assert ended.months == (FEBRUARY,)
        with pytest.raises(MonthGone):
            content_of(row)
        place = Place(row=row.id, part=CONTENT, kind=row.kind, expires_on=row.expires_on)
        keys = [path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*.key")]
        assert len(keys) > 100
        for key in (k for k in keys if len(k) == 32):
            with pytest.raises(ArchiveBroken):
                open_with(key, row.content, place=place)
        assert content_of(other), "the next month lives on"
        assert not list(Path(settings.DATA_DIR).rglob(f"{FEBRUARY}*"))


@pytest.mark.parametrize("step", ["_delete_items", "_end_month"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_night_killed_anywhere_ends_the_same(
    months: Path, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    row = archived_until(date(2027, 2, 15))
    real = getattr(ending, step)

    class Killed(BaseException): ...

    def die(*args: object, **named: object) -> None:
        if moment == "after":
            real(*args, **named)
        raise Killed

    with as_archivist():
        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(ending, step, die)
            end_archives(on=FIRST, catch_up=True)
        end_archives(on=FIRST, catch_up=True)

        assert there(row) == [False]
        assert ring().read(FEBRUARY) is None
        assert MonthKey.objects.get(month=FEBRUARY).ended_on == FIRST
        assert end_archives(on=FIRST) == ending.Ended(items=0, traces=0, months=())


def test_a_kill_between_key_and_note_destroys_no_other_key(
    months: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    def die(**named: object) -> None:
        raise Killed

    with as_archivist():
        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(MonthKey.objects, "filter", lambda **named: die())
            ending._end_month(FEBRUARY, on=FIRST)

        assert ring().read(FEBRUARY) is None
        assert ring().read(MARCH) is not None


def test_a_copy_of_the_key_elsewhere_ends_with_it(months: Path, tmp_path: Path) -> None:
    with override_settings(ARCHIVE_COPY_DIR=str(tmp_path)):
        with unguarded():
            MonthKey.objects.filter(month=FEBRUARY).delete()
            make_months(on=START, charter=policy.charter())
        assert (tmp_path / f"{FEBRUARY}.key").is_file()
        with as_archivist():
            assert private_key(FEBRUARY) == (tmp_path / f"{FEBRUARY}.key").read_bytes()
            end_archives(on=FIRST, catch_up=True)
        assert not (tmp_path / f"{FEBRUARY}.key").exists()


def test_a_month_does_not_end_while_a_copy_of_its_key_is_out_of_reach(
    months: Path, tmp_path: Path
) -> None:
    away = override_settings(ARCHIVE_COPY_DIR=str(tmp_path / "not mounted"))
    with as_archivist():
        with away, pytest.raises(FolderAway):
            end_archives(on=FIRST, catch_up=True)
        assert MonthKey.objects.get(month="2026-11").ended_on is None
        assert ring().read("2026-11") is not None


@pytest.mark.parametrize("damage", ["missing", "another", "short"])
def test_a_damaged_ring_is_noticed(months: Path, damage: str) -> None:
    path = Path(settings.ARCHIVE_RING_DIR) / f"{MARCH}.key"
    contents = {"another": X25519PrivateKey.generate().private_bytes_raw(), "short": b"short"}
    path.unlink() if damage == "missing" else path.write_bytes(contents[damage])

    with as_archivist(), pytest.raises(MonthRingDamaged) as found:
        check_months()
    assert found.value.months == [MARCH]
    path.unlink(missing_ok=True)


def test_a_wrong_clock_ends_nothing(months: Path) -> None:
    row = archived_until(date(2027, 2, 15))

    with as_archivist():
        with pytest.raises(ImplausibleCut):
            end_archives(on=date(2031, 1, 1))
        assert there(row) == [True]


def test_the_platform_ends_nothing(months: Path) -> None:
    with pytest.raises(ArchiveClosed):
        end_archives(on=FIRST)


def test_a_private_half_that_a_kill_left_alone_is_used(months: Path) -> None:
    left = X25519PrivateKey.generate()
    with unguarded():
        MonthKey.objects.filter(month=MARCH).delete()
        ring().write(MARCH, left.private_bytes_raw())
        make_months(on=START, charter=policy.charter())

    assert bytes(MonthKey.objects.get(month=MARCH).public) == left.public_key().public_bytes_raw()


@pytest.mark.promise("RET-04")
@pytest.mark.parametrize(("event", "gone"), [
    (date(2028, 2, 28), date(2033, 3, 1)),
    (date(2028, 2, 29), date(2033, 3, 1)),
    (date(2028, 3, 1), date(2033, 3, 2)),
    (date(2023, 2, 27), date(2028, 2, 28)),
    (date(2023, 2, 28), date(2028, 3, 1)),
    (date(2026, 12, 31), date(2032, 1, 1)),
])  # fmt: skip
def test_five_years_after_a_training_count_each_leap_day(event: date, gone: date) -> None:
    rule = policy.charter().retention["attendance"].rule

    assert ends_on(rule, event_on=event) == gone
