"""The product, lived in: people enter, sign in, answer; mail leaves; nights pass."""

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import enter_person
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.outbox.delivering import deliver_due
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import PROGRAM, SubjectRef, new_subject
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.actions.sign_in import begin_session
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account, OneTimeLink
from florilege.people.credentials.sessions import SessionStore
from florilege.people.identity.models import Profile
from florilege.people.inactivity.actions.answer_question import answer_question
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.models import ErasureRequest, ExportOrder, SweepNight
from florilege.rights.retention.sweeping import sweep
from florilege.teaching.enrolment.models import Enrolment, TrainingSession
from tests.lived_days.lives import Item
from tests.lived_days.naive import in_paris

KIND = "keep_account"
NIGHT, MORNING, NOON = (2, 30), (8, 0), (14, 0)


def night(day: date) -> SweepNight:
    """Two and a half hours after midnight: the night that a clock change skips or repeats too."""
    at = in_paris(day, *NIGHT)
    with clock.CLOCK.fixed(at):
        done = sweep(on=day, at=at)
        while deliver_due(at=at, limit=500) or advance_due(at=at, limit=500):
            pass
    return done


def morning(day: date) -> None:
    """Mail leaves."""
    at = in_paris(day, *MORNING)
    with clock.CLOCK.fixed(at):
        send_due(at=at)


def enter(day: date) -> SubjectRef:
    """Come in, as a sign-up and its confirmation leave somebody; without the mail of it."""
    person, at = new_subject(), in_paris(day, *NOON)
    enter_person(person, on=day)
    with opened(actor=PROGRAM, purposes=(Purpose.ACCOUNT,), route="calendar"):
        Account.objects.create(
            person=person,
            email=f"{person.hex}@courrier.example",
            password="no hash",
            state=AccountState.ACTIVE,
            opened_at=at,
            confirmed_at=at,
        )
        Profile.objects.create(
            person=person,
            given_name="Jeanne",
            family_name="Calendrier",
            pseudonym=person.hex[:12],
            language="fr",
            time_zone="Europe/Paris",
            changed_at=at,
        )
    return person


def sign_in(person: UUID, day: date) -> None:
    begin_session(SessionStore(), person=SubjectRef(person), at=in_paris(day, *NOON))


def click(person: UUID, day: date) -> None:
    """Open the last message that asked, and press its button."""
    at = in_paris(day, *NOON)
    with clock.CLOCK.fixed(at):
        letter = Letter.objects.filter(person=person, kind=KIND).latest("made_at")
        with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="calendar"):
            look([letter], "text")
            found = re.search(r"/garder/([\w-]+)/", str(letter.text))
        assert found is not None
        answer_question(token=found[1], at=at)


def stand_still(person: UUID, what: str, *, since: date, until: date) -> None:
    if what == "role":
        grant_role(person=SubjectRef(person), role=Role.TRAINER, since=since, until=until)
        return
    at = in_paris(since, *NOON)
    session = TrainingSession.objects.create(
        id=uuid4(),
        course_id=uuid4(),
        title="Session",
        starts_on=since,
        ends_on=until,
        capacity=10,
        modality="distance",
        place="",
        planned_at=at,
    )
    Enrolment.objects.create(
        id=uuid4(),
        person=person,
        session=session,
        course_id=session.course_id,
        version_id=uuid4(),
        state="confirmed",
        asked_at=at,
        confirmed_at=at,
    )


MODELS: dict[str, Any] = {
    "correspondence": Letter,
    "requests": ErasureRequest,
    "exports": ExportOrder,
    "links": OneTimeLink,
}


def write_item(item: Item, person: UUID) -> UUID:
    """Write one row whose starting event is the item's moment."""
    row, at = uuid4(), item.at
    if item.rule == "correspondence":
        Letter.objects.create(
            id=row, person=person, kind="calendar", address="a@courrier.example",
            title="Bonjour", text="Bonjour.", made_at=at, due_at=at, sent_at=at,
        )  # fmt: skip
    elif item.rule == "requests":  # somebody else's receipt, who is gone
        ErasureRequest.objects.create(id=row, person=uuid4(), asked_at=at, erased_at=at)
    elif item.rule == "exports":
        ExportOrder.objects.create(id=row, person=person, asked_at=at, ready_at=at)
    else:
        OneTimeLink.objects.create(
            id=row, person=person, kind="reset", token_hash=row.bytes * 2, made_at=at,
            expires_at=at,
        )  # fmt: skip
    return row


def standing(rule: str) -> set[UUID]:
    """The rows of a rule that stand now, those apart that the product itself wrote."""
    rows = MODELS[rule].objects.all()
    if rule == "correspondence":
        rows = rows.filter(kind="calendar")
    return set(rows.values_list("id", flat=True))


def asked_in(day: date) -> list[UUID]:
    """To whom the night wrote: one entry a letter, so that two to one person show."""
    at: datetime = in_paris(day, *NIGHT)
    letters = Letter.objects.filter(kind=KIND, made_at=at)
    return sorted(letters.values_list("person", flat=True))


def ended_in(day: date) -> list[UUID]:
    at = in_paris(day, *NIGHT)
    done = ErasureRequest.objects.filter(Q(asked_at=at), erased_at__isnull=False)
    return sorted(done.values_list("person", flat=True))
