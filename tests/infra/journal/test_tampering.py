"""Whoever writes the journal's database by hand is found out."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections
from tests.people_made import make_person

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.journal.appending import JournalDown, append
from florilege.infra.journal.models import Entry, EntrySubject, Head, Segment
from florilege.infra.journal.pruning import prune
from florilege.infra.journal.verifying import verify
from florilege.kernel.subjects import STRANGER, Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.people.identity.models import Profile


def write(count: int = 6, *, days_ago: int = 0) -> None:
    for _ in range(count):
        append(
            at=clock.now() - timedelta(days=days_ago),
            visit=uuid4(),
            actor=STRANGER,
            purpose=Purpose.TEACHING,
            subjects=[SubjectRef(uuid4()), SubjectRef(uuid4())],
            categories=[Category.IDENTITY],
            route="test",
            result="open",
        )


def edit() -> None:
    Entry.objects.filter(number=3).update(role="officer")


def delete() -> None:
    Entry.objects.filter(number=3).delete()
    EntrySubject.objects.filter(number=3).delete()


def insert() -> None:
    entry = Entry.objects.get(number=6)
    entry.number = 7
    entry.save(force_insert=True)


def reorder() -> None:
    Entry.objects.filter(number=3).update(number=99)
    Entry.objects.filter(number=4).update(number=3)
    Entry.objects.filter(number=99).update(number=4)


def truncate() -> None:
    Entry.objects.filter(number__gt=4).delete()
    EntrySubject.objects.filter(number__gt=4).delete()
    last = Entry.objects.get(number=4)
    Head.objects.update(number=4, mac=last.mac)


def rewrite() -> None:
    """Start the journal over and write as many entries again, with the real key."""
    for model in (Entry, EntrySubject, Head):
        model.objects.all().delete()
    anchors = Path(settings.ANCHOR_DIR)
    kept = (anchors / "head").read_bytes()
    (anchors / "head").unlink()
    write()
    (anchors / "head").write_bytes(kept)


def hide_a_subject() -> None:
    EntrySubject.objects.filter(number=3).first().delete()


@pytest.mark.parametrize(
    "tamper", [edit, delete, insert, reorder, truncate, rewrite, hide_a_subject]
)
def test_tampering_is_detected(house: Path, tamper: Callable[[], None]) -> None:
    write()
    assert verify().is_whole

    tamper()

    assert not verify().is_whole


@pytest.mark.skipif(
    "postgresql" in settings.DATABASES["journal"]["ENGINE"], reason="copies a SQLite file"
)
def test_a_replayed_older_file_is_detected(house: Path, tmp_path: Path) -> None:
    write()
    older = sqlite3.connect(tmp_path / "older.sqlite3")
    live = connections["journal"]
    live.ensure_connection()
    live.connection.backup(older)
    write()
    assert verify().is_whole

    older.backup(live.connection)

    assert not verify().is_whole


def test_pruned_months_leave_a_chain_that_verifies(house: Path) -> None:
    write(3, days_ago=500)
    write(2, days_ago=20)

    assert prune(on=clock.today(), months=12, at=clock.now()) == 3
    assert Entry.objects.count() == 2
    assert verify().is_whole

    Segment.objects.update(last_number=2)
    assert not verify().is_whole


def test_nothing_is_pruned_early(house: Path) -> None:
    with clock.CLOCK.fixed(clock.now().replace(year=2026, month=3, day=1, hour=12)):
        write(1)

    assert prune(on=date(2027, 2, 28), months=12, at=clock.now()) == 0
    assert prune(on=date(2027, 3, 31), months=12, at=clock.now()) == 0
    assert prune(on=date(2027, 4, 1), months=12, at=clock.now()) == 1


def test_journal_down_discloses_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_person(given_name="Odile")
    profile = Profile.objects.get(person=made.person)
    with connections["journal"].cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry RENAME TO journal_entry_away")
    try:
        with opened(
            actor=Actor(role=Role.LEARNER, person=made.person),
            purposes=(Purpose.ACCOUNT,),
            route="test",
        ):
            with pytest.raises(JournalDown):
                look([profile], "given_name")
            with pytest.raises(Exception, match="not looked at"):
                str(profile.given_name)
    finally:
        with connections["journal"].cursor() as cursor:
            cursor.execute("ALTER TABLE journal_entry_away RENAME TO journal_entry")
