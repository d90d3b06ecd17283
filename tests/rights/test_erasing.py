"""An erasure ends the same from wherever it is killed, and is done only without residue."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from florilege.infra import clock
from florilege.infra.keys.epochs import turn_epoch
from florilege.infra.keys.people import KeyWithheld, state_of
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.running import advance_due
from florilege.kernel.access import KeyState
from florilege.people.credentials.actions.sign_in import NotLetIn, check_sign_in
from florilege.people.credentials.queries import person_by_email
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.models import Profile
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import residue
from florilege.rights.models import ErasureRequest
from florilege.rights.workflows import ERASE_SUBJECT
from tests.people_made import PASSWORD, Made, make_person
from tests.signing_in import browser

on_sqlite = pytest.mark.skipif(
    "postgresql" in settings.DATABASES["keys"]["ENGINE"], reason="about SQLite's log"
)


@pytest.fixture
def no_drain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    return


def person_with_a_file() -> Made:
    made = make_person()
    write_sealed(person=made.person, content=[b"a leaf"], name="leaf.txt", media_type="text/plain")
    return made


def test_erasing_leaves_nothing_and_gives_a_receipt(house: Path, no_drain: None) -> None:
    made = person_with_a_file()
    browser(made)

    erasure = open_erasure_request(person=made.person, at=clock.now())

    assert erasure.erased_at is not None
    assert residue(made.person) == {}
    assert list(files_of(made.person)) == []
    assert person_by_email(made.email) is None
    assert erasure.irreversible_on == clock.legal_day(erasure.erased_at) + timedelta(days=7)
    assert erasure.counts["identity.identity.Profile"] == 1


def test_a_person_is_gone_before_the_drain(house: Path) -> None:
    made = make_person()
    client = browser(made)

    erasure = open_erasure_request(person=made.person, at=clock.now())

    assert erasure.erased_at is None
    assert client.get("/compte/profil/").status_code == 302
    with pytest.raises(NotLetIn):
        check_sign_in(email=made.email, password=PASSWORD, source="", at=clock.now())
    with pytest.raises(KeyWithheld):
        edit_profile(person=made.person, changes={"goals": "one more word"}, at=clock.now())


def test_asking_twice_is_one_erasure(house: Path, no_drain: None) -> None:
    made = make_person()

    first = open_erasure_request(person=made.person, at=clock.now())
    second = open_erasure_request(person=made.person, at=clock.now())

    assert (first.id, ErasureRequest.objects.count()) == (second.id, 1)


def test_others_are_left_as_they_were(house: Path, no_drain: None) -> None:
    made, other = person_with_a_file(), person_with_a_file()

    open_erasure_request(person=made.person, at=clock.now())

    assert state_of(other.person) is KeyState.ACTIVE
    assert Profile.objects.filter(person=other.person).exists()
    assert len(list(files_of(other.person))) == 1


@pytest.mark.parametrize("step", [s.name for s in ERASE_SUBJECT.steps])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_failure_around_any_step_is_resumed_to_the_same_end(
    house: Path, no_drain: None, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    made = person_with_a_file()
    broken = next(s for s in ERASE_SUBJECT.steps if s.name == step)

    class Killed(BaseException): ...

    def die(situation: object) -> dict[str, int]:
        if moment == "after":
            broken.act(situation)  # type: ignore[arg-type]
        raise Killed

    steps = tuple(replace(s, act=die if s is broken else s.act) for s in ERASE_SUBJECT.steps)
    workflow = type(ERASE_SUBJECT)(ERASE_SUBJECT.name, steps)
    with monkeypatch.context() as patched:
        patched.setitem(
            __import__("florilege.infra.workflow.steps", fromlist=["x"])._workflows,
            workflow.name,
            workflow,
        )
        with pytest.raises(Killed):
            open_erasure_request(person=made.person, at=clock.now())
    done = ErasureRequest.objects.get(person=made.person).erased_at is not None
    assert not done or step == "receipt"

    advance_due(at=clock.now() + timedelta(minutes=5))

    assert ErasureRequest.objects.get(person=made.person).erased_at is not None
    assert residue(made.person) == {}


@on_sqlite
def test_a_reader_that_holds_the_log_delays_done(house: Path, no_drain: None) -> None:
    made = make_person()
    reader = sqlite3.connect(settings.DATABASES["identity"]["NAME"], isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM identity_profile").fetchone()

    erasure = open_erasure_request(person=made.person, at=clock.now())
    assert erasure.erased_at is None
    assert "receipt" not in StepDone.objects.values_list("step", flat=True)

    reader.execute("ROLLBACK")
    reader.close()
    advance_due(at=clock.now() + timedelta(minutes=5))
    erasure.refresh_from_db()
    assert erasure.erased_at is not None


def test_a_row_that_comes_late_is_swept(
    house: Path, no_drain: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_person()
    copy = Profile.objects.get(person=made.person)
    from florilege.rights import erasing

    real = erasing.destroy

    def late(now: object) -> dict[str, int]:
        copy.save(force_insert=True)
        return real(now)  # type: ignore[arg-type]

    steps = tuple(
        replace(s, act=late if s.name == "destroy_key" else s.act) for s in ERASE_SUBJECT.steps
    )
    monkeypatch.setitem(
        __import__("florilege.infra.workflow.steps", fromlist=["x"])._workflows,
        "erase_subject",
        type(ERASE_SUBJECT)("erase_subject", steps),
    )

    open_erasure_request(person=made.person, at=clock.now())

    assert residue(made.person) == {}


def test_after_a_turn_nothing_of_before_opens(house: Path, no_drain: None) -> None:
    made = make_person()
    connections["keys"].close()
    open_erasure_request(person=made.person, at=clock.now())

    turn_epoch(at=clock.now(), escrow_days=6)

    assert state_of(made.person) is KeyState.ERASED
    assert Run.objects.get(subject=made.person).state == "done"
