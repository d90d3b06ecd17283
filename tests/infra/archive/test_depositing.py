"""A deposit is sealed, written once, compared by its hash; the platform cannot take it out again."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connections

from florilege.infra import clock
from florilege.infra.archive import depositing
from florilege.infra.archive.depositing import DepositLost, deposit
from florilege.infra.archive.guard import ALIAS, ArchiveClosed, unguarded
from florilege.infra.archive.models import ArchivedItem, MonthKey, Opening
from florilege.infra.archive.months import MonthMissing, month_of, private_key
from florilege.infra.archive.reading import content_of, identities, identity_of
from florilege.infra.archive.sealing import ArchiveBroken
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.deposits import NAME, WORDS, an_item
from tests.raw import raw_bytes

ON = date(2026, 11, 20)
sqlite_only = pytest.mark.skipif(
    os.environ.get("FLORILEGE_TEST_ENGINE") == "postgres", reason="the role's grants say it there"
)


def stored(item_id: object) -> ArchivedItem:
    with unguarded():
        return ArchivedItem.objects.get(id=item_id)


@pytest.mark.promise("RGT-05")
def test_deposit_is_opened_by_the_archivist_alone(house: Path) -> None:
    item_id = deposit(item=an_item(), on=ON)
    row = stored(item_id)

    with pytest.raises(ArchiveClosed):
        identity_of(row)
    with pytest.raises(ArchiveClosed):
        content_of(row)
    with as_archivist():
        assert identity_of(row).who == {"name": NAME}
        assert content_of(row) == WORDS.encode()
        assert [(one.id, who and who.file_name) for one, who in identities()] == [
            (item_id, "preuve.txt")
        ]


def test_a_source_is_deposited_once(house: Path) -> None:
    item = an_item()
    first = deposit(item=item, on=ON)
    before = bytes(stored(first).digest)

    assert deposit(item=replace(item, content=b"something else"), on=ON) == first

    assert bytes(stored(first).digest) == before


@pytest.mark.promise("RGT-05")
def test_no_value_stands_in_clear_in_the_vault(house: Path) -> None:
    deposit(item=an_item(), on=ON)
    name = settings.DATABASES[ALIAS]["NAME"]
    with unguarded(), connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT identity, content FROM archive_archiveditem")
        raw = b"".join(bytes(part) for row in cursor.fetchall() for part in row)
    if connections[ALIAS].vendor == "sqlite":
        raw += b"".join(raw_bytes(p) for p in Path(name).parent.glob(f"{Path(name).name}*"))

    assert len(raw) > 500
    for word in (NAME, WORDS, "Verdure", "preuve.txt"):
        assert word.encode() not in raw
        assert word.encode("utf-16-le") not in raw


@sqlite_only
@pytest.mark.promise("RGT-05")
@pytest.mark.parametrize("statement", [
    "SELECT * FROM archive_archiveditem",
    "SELECT count(*) FROM archive_archiveditem",
    "SELECT digest FROM archive_archiveditem WHERE 1 = 0",
    "UPDATE archive_archiveditem SET law = 'none'",
    "DELETE FROM archive_archiveditem",
    "DROP TABLE archive_archiveditem",
    "SELECT * FROM archive_opening",
    "INSERT INTO archive_found (id, opening_id, item) VALUES ('a', 'b', 'c')",
    "UPDATE archive_monthkey SET public = x'00'",
    "CREATE TEMP VIEW seen AS SELECT 1; ",
])  # fmt: skip
def test_the_platform_is_refused_by_the_engine(house: Path, statement: str) -> None:
    deposit(item=an_item(), on=ON)
    with connections[ALIAS].cursor() as cursor:
        if "TEMP VIEW" in statement:
            cursor.execute("CREATE TEMP VIEW seen AS SELECT * FROM archive_archiveditem")
            statement = "SELECT * FROM seen"
        with pytest.raises(DatabaseError, match=r"prohibited|not authorized"):
            cursor.execute(statement)
            cursor.fetchall()


@sqlite_only
def test_the_guard_comes_back_after_it_was_lifted(house: Path) -> None:
    with unguarded():
        assert Opening.objects.count() == 0
    with pytest.raises(DatabaseError):
        Opening.objects.count()


def test_the_key_that_opens_is_refused_to_the_platform(house: Path) -> None:
    with pytest.raises(ArchiveClosed):
        private_key("2031-07")


def test_a_deposit_without_a_month_is_refused(house: Path) -> None:
    with pytest.raises(MonthMissing):
        deposit(item=an_item(expires_on=date(2199, 1, 1)), on=ON)


def test_a_lost_deposit_is_noticed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = depositing._insert
    kept: list[ArchivedItem] = []

    def lose_the_first(row: ArchivedItem) -> bool:
        kept.append(row)
        return True if len(kept) == 1 else real(row)

    monkeypatch.setattr(depositing, "_insert", lose_the_first)

    with pytest.raises(DepositLost):
        deposit(item=an_item(), on=ON)


@sqlite_only
def test_altered_bytes_are_noticed(house: Path) -> None:
    item = an_item()
    item_id = deposit(item=item, on=ON)
    with unguarded():
        ArchivedItem.objects.filter(id=item_id).update(content=b"x" * 400)

    with pytest.raises(DepositLost):
        deposit(item=item, on=ON)
    with as_archivist(), pytest.raises(ArchiveBroken):
        content_of(stored(item_id))


@pytest.mark.parametrize("changed", [
    {"kind": "invoice"}, {"expires_on": date(2031, 7, 30)},
])  # fmt: skip
def test_a_row_with_another_kind_or_day_does_not_open(
    house: Path, changed: dict[str, object]
) -> None:
    row = stored(deposit(item=an_item(), on=ON))
    for name, value in changed.items():
        setattr(row, name, value)

    with as_archivist(), pytest.raises(ArchiveBroken):
        content_of(row)


def test_months_are_made_far_enough_ahead(house: Path) -> None:
    months, today = set(MonthKey.objects.values_list("month", flat=True)), clock.today()

    assert {month_of(today), month_of(date(today.year + 11, 12, 31))} <= months
    assert all(len(bytes(row.public)) == 32 for row in MonthKey.objects.all())
