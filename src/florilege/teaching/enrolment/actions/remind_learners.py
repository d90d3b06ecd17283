"""Remind learners, the day before, that their session begins; who does not want it is not told."""

from datetime import datetime, timedelta
from uuid import uuid5

from babel.dates import format_date
from django.db import transaction
from django.urls import reverse

from florilege.infra.clock import legal_day
from florilege.infra.gate.opened import opened
from florilege.infra.mail.writing import write_optional
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.contacts import Reach, reaches_of
from florilege.teaching.catalogue.queries import CourseCard, cards_of
from florilege.teaching.enrolment import errands
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.mailing import TOMORROW
from florilege.teaching.enrolment.models import Enrolment

BATCH = 500
ONE_DAY = timedelta(days=1)


def remind_learners(*, at: datetime) -> int:
    """Write once to each who has a confirmed seat; give how many. Safe to repeat."""
    begins = legal_day(at) + ONE_DAY
    rows = Enrolment.objects.filter(state=EnrolmentState.CONFIRMED, session__starts_on=begins)
    seats = list(rows.select_related("session").order_by("id"))
    batches = [seats[start : start + BATCH] for start in range(0, len(seats), BATCH)]
    return sum(_remind(batch, at=at) for batch in batches)


def _remind(seats: list[Enrolment], *, at: datetime) -> int:
    courses = cards_of({seat.version_id for seat in seats})
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route=errands.REMIND):
        reaches = reaches_of(SubjectRef(seat.person) for seat in seats)
        with transaction.atomic(using=Vault.IDENTITY.value):
            return sum(
                _write(seat, courses[seat.version_id], reaches[SubjectRef(seat.person)], at=at)
                for seat in seats
                if SubjectRef(seat.person) in reaches and seat.version_id in courses
            )


def _write(seat: Enrolment, course: CourseCard, reach: Reach, *, at: datetime) -> int:
    language = reach.language if reach.language in ("fr", "en") else "fr"
    written = write_optional(
        person=SubjectRef(seat.person),
        kind=TOMORROW,
        address=reach.address,
        language=language,
        facts={
            "course": course.title,
            "session": seat.session.title,
            "place": seat.session.place,
            "first_day": format_date(seat.session.starts_on, format="full", locale=language),
            "course_path": reverse("public:course", args=[course.slug]),
        },
        at=at,
        letter_id=uuid5(seat.id, f"tomorrow {seat.session.starts_on}"),
    )
    return int(written is not None)
