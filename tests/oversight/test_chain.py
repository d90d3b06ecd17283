"""The end of the journal's chain, checked on every visit; the whole of it, once a night."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from florilege.infra import clock
from florilege.infra.journal.appending import append
from florilege.infra.journal.models import Entry, EntrySubject, Head
from florilege.infra.journal.pruning import prune
from florilege.infra.schedule.rounds import go_through_night
from florilege.kernel.subjects import PROGRAM, STRANGER, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose
from florilege.oversight import chain
from florilege.oversight.chain import (
    RefusedLooks,
    chain_state,
    end_holds,
    refused_looks,
    verify_now,
)


def write(count: int = 6, *, result: str = "open", days_ago: int = 0) -> None:
    for _ in range(count):
        append(
            at=clock.now() - timedelta(days=days_ago),
            visit=uuid4(),
            actor=STRANGER,
            purpose=Purpose.TEACHING,
            subjects=[SubjectRef(uuid4())],
            categories=[Category.IDENTITY],
            route="public:test",
            result=result,
        )


def edit_the_last() -> None:
    Entry.objects.filter(number=6).update(role="officer")


def cut() -> None:
    Entry.objects.filter(number__gt=4).delete()
    Head.objects.update(number=4, mac=Entry.objects.get(number=4).mac)


def take_one_out() -> None:
    Entry.objects.filter(number=5).delete()


def put_back_an_older_head() -> None:
    Head.objects.update(number=4, mac=Entry.objects.get(number=4).mac)


def empty() -> None:
    for model in (Entry, EntrySubject, Head):
        model.objects.all().delete()


def test_an_empty_and_an_untouched_journal_hold(house: Path) -> None:
    assert end_holds()
    write()
    assert end_holds()


@pytest.mark.promise("SEC-05")
@pytest.mark.parametrize(
    "tamper", [edit_the_last, cut, take_one_out, put_back_an_older_head, empty]
)
def test_a_damaged_end_shows_at_once(house: Path, tamper: Callable[[], None]) -> None:
    write()

    tamper()

    assert not end_holds()


@pytest.mark.promise("SEC-05")
def test_damage_before_the_sample_is_found_by_the_night(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    monkeypatch.setattr(chain, "SAMPLE", 2)
    Entry.objects.filter(number=1).update(role="officer")
    assert end_holds(sample=2)

    go_through_night(at=clock.now())

    state = chain_state()
    assert state.verified_at is not None
    assert (state.faults, state.is_whole) == (1, False)


def test_a_pruned_journal_holds(house: Path) -> None:
    write(3, days_ago=500)
    prune(on=clock.today(), months=12, at=clock.now())

    assert end_holds()
    write(2)
    assert end_holds()
    shutil.rmtree(settings.ANCHOR_DIR)
    assert end_holds()


def test_a_journal_too_long_for_a_request_is_left_to_the_night(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    found = verify_now()
    assert found is not None
    assert found.entries == 6

    monkeypatch.setattr(chain, "MOST_AT_ONCE", 5)

    assert verify_now() is None


def test_refused_looks_are_counted_by_role_page_and_rule(house: Path) -> None:
    write(2)
    write(3, result="refused_scope")
    write(1, result="refused_role")
    write(1, result="refused_role", days_ago=8)

    found = refused_looks(since=clock.now() - timedelta(days=7))

    role = STRANGER.role.value
    assert found == [
        RefusedLooks(role=role, route="public:test", result="refused_scope", count=3),
        RefusedLooks(role=role, route="public:test", result="refused_role", count=1),
    ]
    assert PROGRAM.role.value not in {line.role for line in found}
