"""Read seats. What only decides is read plainly; what is shown is looked at first."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.enrolment.rules import SEATED
from florilege.teaching.enrolment.shapes import Enrolled, Unseen

_SHOWN = ("session", "course_id", "version_id", "state", "asked_at")


def enrolled(enrolment_id: UUID, person: SubjectRef) -> Enrolled | None:
    """Give a person's own seat; None if it is somebody else's or nobody's."""
    return _first(_seats().filter(id=enrolment_id, person=person))


def enrolled_as_staff(enrolment_id: UUID, *, session_id: UUID) -> Enrolled | None:
    """Give a seat of a session, for those who keep the session."""
    return _first(_seats().filter(id=enrolment_id, session_id=session_id))


def enrolments_of(person: SubjectRef) -> tuple[Enrolled, ...]:
    """Give a person's seats, the latest session first."""
    return _all(_seats().filter(person=person).order_by("-session__starts_on", "id"))


def look_at_enrolments(person: SubjectRef) -> tuple[Enrolled, ...]:
    """Give a person's seats to be shown; the look is entered."""
    return _looked(unseen_enrolments(person))


def unseen_enrolments(person: SubjectRef) -> Unseen[Enrolled]:
    """Give a person's seats with the sight to look at, for pages that look at more."""
    return _unseen(_seats().filter(person=person).order_by("-session__starts_on", "id"))


def learners_of(session_id: UUID) -> tuple[Enrolled, ...]:
    """Give the seats of a session that were not given up, in the order of asking."""
    return _all(_of_session(session_id))


def look_at_learners(session_id: UUID) -> tuple[Enrolled, ...]:
    """Give the seats of a session to be shown to staff; the look is entered."""
    return _looked(unseen_learners(session_id))


def unseen_learners(session_id: UUID) -> Unseen[Enrolled]:
    """Give the seats of a session with the sight to look at, for pages that look at more."""
    return _unseen(_of_session(session_id))


def may_learn(person: SubjectRef, *, version_id: UUID, on: date) -> Enrolled | None:
    """Give the seat that opens an edition to a person on a day (promise LRN-08)."""
    return may_learn_any(person, version_ids=[version_id], on=on)


def may_learn_any(
    person: SubjectRef, *, version_ids: Collection[UUID], on: date
) -> Enrolled | None:
    """Give the seat that opens one of these editions to a person on a day."""
    return _first(_open_to(person, on=on).filter(version_id__in=version_ids))


def may_learn_course(person: SubjectRef, *, course_id: UUID, on: date) -> Enrolled | None:
    """Give the seat that opens a course to a person on a day; of several, the latest."""
    return _first(_open_to(person, on=on).filter(course_id=course_id))


def seats_ended(*, since: date, until: date) -> Iterator[Enrolled]:
    """Give the seats whose sessions ended between two days, the second not included."""
    ended = _seats().filter(
        state__in=SEATED, session__ends_on__gte=since, session__ends_on__lt=until
    )
    yield from map(_seat, ended.order_by("session__ends_on", "id").iterator(chunk_size=500))


def _seats() -> QuerySet[Enrolment]:
    return Enrolment.objects.select_related("session")


def _of_session(session_id: UUID) -> QuerySet[Enrolment]:
    held = _seats().filter(session_id=session_id).exclude(state=EnrolmentState.WITHDRAWN)
    return held.order_by("asked_at", "id")


def _open_to(person: SubjectRef, *, on: date) -> QuerySet[Enrolment]:
    """What `rules.learns_on` says, asked of the database."""
    seated = _seats().filter(person=person, state__in=SEATED, session__starts_on__lte=on)
    return seated.order_by("-session__starts_on", "id")


def _unseen(found: QuerySet[Enrolment]) -> Unseen[Enrolled]:
    rows = list(found)
    return Unseen(sight=(rows, _SHOWN), values=_all(rows))


def _looked(unseen: Unseen[Enrolled]) -> tuple[Enrolled, ...]:
    look_together(unseen.sight)
    return unseen.values


def _first(rows: QuerySet[Enrolment]) -> Enrolled | None:
    row = rows.first()
    return None if row is None else _seat(row)


def _all(rows: Iterable[Enrolment]) -> tuple[Enrolled, ...]:
    return tuple(map(_seat, rows))


def _seat(row: Enrolment) -> Enrolled:
    return Enrolled(
        id=row.id,
        person=SubjectRef(row.person),
        session_id=row.session_id,
        course_id=row.course_id,
        version_id=row.version_id,
        state=EnrolmentState(row.state),
        starts_on=row.session.starts_on,
        ends_on=row.session.ends_on,
        asked_at=row.asked_at,
        carried_minutes=row.carried_minutes,
    )
