"""What the law has kept is archived and verified before anything is deleted, whatever is killed."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.infra.archive.archivists import as_archivist
from tests.people_made import make_person
from tests.teaching.certification.earning import Learner, finish, learner

from florilege.infra import clock
from florilege.infra.archive import depositing
from florilege.infra.archive.depositing import DepositLost
from florilege.infra.archive.guard import unguarded
from florilege.infra.archive.models import ArchivedItem
from florilege.infra.archive.reading import content_of, identity_of
from florilege.infra.journal.models import Entry
from florilege.infra.workflow.models import StepDone
from florilege.infra.workflow.running import advance_due
from florilege.kernel.keeping import UNTOLD
from florilege.kernel.vocabulary import Purpose
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.archive.queries import kept_by_law, would_be_kept
from florilege.rights.erasing import residue
from florilege.rights.models import ErasureRequest
from florilege.rights.workflows import ERASE_SUBJECT

STEPS = [step.name for step in ERASE_SUBJECT.steps]
LAW = "Code du travail, art. L6362-6"


@pytest.fixture(autouse=True)
def no_drain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.ERASURE_DRAIN_SECONDS", 0)


def graduate() -> Learner:
    who = learner(given_name="Odile", family_name="Fougeray")
    finish(who)
    return who


def archived() -> list[ArchivedItem]:
    with unguarded():
        return list(ArchivedItem.objects.all())


@pytest.mark.promise("RGT-05", "RET-03", "RGT-04")
def test_the_proof_is_archived_and_everything_else_goes(house: Path) -> None:
    who = graduate()

    erasure = open_erasure_request(person=who.made.person, at=clock.now())

    assert erasure.erased_at is not None
    assert residue(who.made.person) == {}
    (row,) = archived()
    assert (row.kind, row.rule, row.law) == ("training_proof", "attendance", LAW)
    assert row.event_on == clock.today(), "a running training ends for them on the day they leave"
    with as_archivist():
        told = identity_of(row)
        pages = PdfReader(BytesIO(content_of(row))).pages
    assert told.who["name"] == "Odile Fougeray"
    assert told.who["numbers"].startswith("AR-")
    (page,) = (page.extract_text() for page in pages)
    for word in ("Odile Fougeray", "Premier bouquet", "100", "CFP-", "art. L6362-6"):
        assert word in page, page


@pytest.mark.promise("RGT-05")
def test_the_receipt_says_what_stays_why_and_until_when(house: Path) -> None:
    who = graduate()
    announced = would_be_kept(who.made.person, on=clock.today())

    erasure = open_erasure_request(person=who.made.person, at=clock.now())

    (line,) = kept_by_law(erasure.id)
    assert [line] == [replace(one, about=UNTOLD) for one in announced], "a receipt says no course"
    assert [one.about.course for one in announced] == ["Premier bouquet"]
    assert (line.kind, line.law, line.count) == ("training_proof", LAW, 1)
    (row,) = archived()
    assert row.expires_on == line.expires_on


def test_nothing_is_archived_of_who_learnt_nothing(house: Path) -> None:
    who = learner()

    erasure = open_erasure_request(person=who.made.person, at=clock.now())
    other = open_erasure_request(person=make_person().person, at=clock.now())

    assert erasure.erased_at is not None
    assert other.erased_at is not None
    assert archived() == []
    assert kept_by_law(erasure.id) == []


@pytest.mark.promise("RGT-04")
def test_nothing_is_deleted_while_the_archive_does_not_take_it(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = graduate()

    def lose(row: ArchivedItem) -> None:
        raise DepositLost(str(row.id))

    with monkeypatch.context() as patched:
        patched.setattr(depositing, "_verify", lose)
        erasure = open_erasure_request(person=who.made.person, at=clock.now())
    assert erasure.erased_at is None
    assert "delete" not in StepDone.objects.values_list("step", flat=True)
    assert residue(who.made.person)["learning.assessment.Outcome"] >= 2

    advance_due(at=clock.now() + timedelta(minutes=5))

    assert ErasureRequest.objects.get(person=who.made.person).erased_at is not None
    assert len(archived()) == 1


@pytest.mark.promise("RGT-04", "RGT-05")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_around_any_step_it_is_archived_once(
    house: Path, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    who = graduate()
    broken = next(s for s in ERASE_SUBJECT.steps if s.name == step)

    class Killed(BaseException): ...

    def die(situation: object) -> dict[str, int]:
        if moment == "after":
            broken.act(situation)  # type: ignore[arg-type]
        raise Killed

    steps = tuple(replace(s, act=die if s is broken else s.act) for s in ERASE_SUBJECT.steps)
    workflow = type(ERASE_SUBJECT)(ERASE_SUBJECT.name, steps)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setitem(_workflows(), workflow.name, workflow)
        open_erasure_request(person=who.made.person, at=clock.now())
    advance_due(at=clock.now() + timedelta(minutes=5))

    erasure = ErasureRequest.objects.get(person=who.made.person)
    assert erasure.erased_at is not None
    assert residue(who.made.person) == {}
    assert [row.kind for row in archived()] == ["training_proof"]
    assert [line.count for line in kept_by_law(erasure.id)] == [1]
    with as_archivist():
        assert content_of(archived()[0]).startswith(b"%PDF")


@pytest.mark.promise("SEC-05")
def test_what_is_opened_for_the_archive_stands_in_the_journal(house: Path) -> None:
    who = graduate()

    open_erasure_request(person=who.made.person, at=clock.now())

    opened = Entry.objects.filter(purpose=Purpose.ARCHIVING)
    assert {(e.role, e.route) for e in opened} == {("system", "archive.keep")}
    kinds = {word for entry in opened for word in entry.categories.split()}
    assert kinds == {"identity", "progress", "assessment", "certificates"}


def _workflows() -> dict[str, object]:
    from florilege.infra.workflow import steps

    return steps._workflows  # type: ignore[return-value]
