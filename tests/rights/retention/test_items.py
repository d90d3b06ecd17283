"""Each item is there the day before and gone on its day, by its rule of the charter."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from florilege.charter.terms import PERSONS_CLOCK
from florilege.infra import clock, policy
from florilege.infra.mail.models import Letter
from florilege.infra.mail.writing import write_letter
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.retention.starting import own_end_of, start_of
from florilege.infra.workflow.models import Run, StepDone
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.mailing import ADDRESS_KNOWN
from florilege.people.staff.actions.grant_role import grant_role
from florilege.people.staff.models import RoleGrant
from florilege.rights.models import ErasureRequest, ExportOrder
from florilege.rights.retention.coming import coming
from florilege.rights.retention.counting import count_due
from tests.people_made import make_person
from tests.rights.retention.nights import at, night

DAY = timedelta(days=1)
BEGUN = datetime(2027, 1, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nights_may_lie_years_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "RETENTION_DAYS_APART", 20_000)


@pytest.fixture
def person(house: Path) -> SubjectRef:
    with clock.CLOCK.fixed(BEGUN):
        return make_person().person


def a_letter(person: SubjectRef, *, sent_at: datetime | None) -> Letter:
    with clock.CLOCK.fixed(BEGUN):
        letter = write_letter(
            person=person,
            kind=ADDRESS_KNOWN,
            address="lea@courrier.example",
            language="fr",
            facts={},
            at=BEGUN,
        )
    Letter.objects.filter(id=letter.id).update(sent_at=sent_at)
    return letter


@pytest.mark.promise("RET-06")
def test_every_table_about_people_has_a_rule_and_a_starting_event() -> None:
    entries = policy.charter().retention

    without = [
        holding.model
        for holding in REGISTRY.about_people()
        if entries[holding.retention].event not in PERSONS_CLOCK
        and start_of(holding.model) is None
        and own_end_of(holding.model) is None
    ]

    assert without == []


@pytest.mark.promise("RET-06")
@pytest.mark.parametrize(
    ("sent_at", "first_day_without"),
    [
        (datetime(2028, 2, 28, 12, tzinfo=UTC), date(2028, 3, 29)),
        (datetime(2027, 2, 28, 12, tzinfo=UTC), date(2027, 3, 30)),
        # One minute before and one after midnight in Paris, in summer time.
        (datetime(2027, 3, 28, 21, 59, tzinfo=UTC), date(2027, 4, 27)),
        (datetime(2027, 3, 28, 22, 1, tzinfo=UTC), date(2027, 4, 28)),
        # The night of the clock change itself.
        (datetime(2027, 3, 27, 23, 30, tzinfo=UTC), date(2027, 4, 27)),
    ],
)
def test_mail_goes_on_its_day(
    person: SubjectRef, sent_at: datetime, first_day_without: date
) -> None:
    letter = a_letter(person, sent_at=sent_at)

    night(first_day_without - DAY)
    assert Letter.objects.filter(id=letter.id).exists()

    report = night(first_day_without)
    assert not Letter.objects.filter(id=letter.id).exists()
    assert report.gone["identity.mail.Letter"] >= 1


def test_mail_that_waits_never_goes(person: SubjectRef) -> None:
    letter = a_letter(person, sent_at=None)

    night(date(2040, 1, 1))

    assert Letter.objects.filter(id=letter.id).exists()


def test_a_role_goes_a_year_after_its_end(person: SubjectRef) -> None:
    with clock.CLOCK.fixed(BEGUN):
        grant_role(
            person=person, role=Role.TRAINER, since=date(2027, 1, 1), until=date(2028, 2, 29)
        )

    night(date(2029, 2, 28))
    assert RoleGrant.objects.exists()

    night(date(2029, 3, 1))
    assert not RoleGrant.objects.exists()


def test_a_role_that_is_held_never_goes(person: SubjectRef) -> None:
    with clock.CLOCK.fixed(BEGUN):
        grant_role(person=person, role=Role.TRAINER, since=date(2027, 1, 1))

    night(date(2040, 1, 1))

    assert RoleGrant.objects.exists()


def test_receipts_and_their_runs_go_five_years_after_the_answer(house: Path) -> None:
    erased_at = datetime(2028, 2, 29, 10, tzinfo=UTC)
    request = ErasureRequest.objects.create(
        id=uuid4(), person=uuid4(), asked_at=erased_at, erased_at=erased_at
    )
    run = Run.objects.create(
        id=uuid4(),
        workflow="erase_subject",
        subject=request.person,
        begun_at=erased_at,
        due_at=erased_at,
        done_at=erased_at,
        state="done",
    )
    StepDone.objects.create(id=uuid4(), run=run, step="freeze", done_at=erased_at)

    night(date(2033, 2, 28))
    assert ErasureRequest.objects.exists()
    assert Run.objects.exists()

    night(date(2033, 3, 1))
    assert not ErasureRequest.objects.exists()
    assert not Run.objects.exists()
    assert not StepDone.objects.exists()


def test_what_goes_takes_its_file_along(person: SubjectRef) -> None:
    with clock.CLOCK.fixed(BEGUN):
        file = write_sealed(
            person=person, content=[b"leaf"], name="export.zip", media_type="application/zip"
        )
    ExportOrder.objects.create(
        id=uuid4(), person=person, asked_at=BEGUN, ready_at=BEGUN, file=file.id
    )

    night(date(2027, 1, 4))
    assert files_of(person) == (file.id,)

    night(date(2027, 1, 5))
    assert files_of(person) == ()
    assert not ExportOrder.objects.exists()


def test_the_calendar_says_what_the_nights_do(person: SubjectRef) -> None:
    a_letter(person, sent_at=datetime(2028, 2, 28, 12, tzinfo=UTC))
    gone = date(2028, 3, 29)

    days = coming(after=gone - 3 * DAY, until=gone + 3 * DAY)

    found = {day: [d.count for d in told if d.kept] for day, told in days.items()}
    assert {day: counts for day, counts in found.items() if counts} == {gone: [1]}
    assert "identity.mail.Letter" not in count_due(gone - DAY).due
    assert count_due(gone).due["identity.mail.Letter"] == 1
    assert at(gone).date() == gone
