"""Write the letters that follow a request: the seat is confirmed, waits, or was given up."""

from datetime import datetime
from uuid import UUID

from babel.dates import format_date
from django.urls import reverse
from django.utils.translation import gettext, override

from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.contacts import reach_of
from florilege.teaching.catalogue.queries import cards_of
from florilege.teaching.enrolment.enums import EnrolmentState, Needed
from florilege.teaching.enrolment.mailing import CONFIRMED, WAITING, WITHDRAWN
from florilege.teaching.enrolment.queries import enrolled, missing_of, session
from florilege.teaching.enrolment.rules import reasons_to_wait
from florilege.teaching.enrolment.shapes import Enrolled
from florilege.teaching.enrolment.words import WAITING_WORDS

KINDS = {
    EnrolmentState.CONFIRMED: CONFIRMED,
    EnrolmentState.REQUESTED: WAITING,
    EnrolmentState.WITHDRAWN: WITHDRAWN,
}


def write_about(
    enrolment_id: UUID, *, person: SubjectRef, state: EnrolmentState, at: datetime
) -> None:
    """Write to the person, unless the seat has moved on meanwhile or they cannot be reached."""
    seat, reach = enrolled(enrolment_id, person), reach_of(person)
    if seat is None or seat.state is not state or reach is None:
        return
    language = reach.language if reach.language in ("fr", "en") else "fr"
    with override(language):
        facts = _facts(seat, language=language)
    if facts is None:
        return
    write_letter(
        person=person,
        kind=KINDS[state],
        address=reach.address,
        language=language,
        facts=facts,
        at=at,
    )


def _facts(seat: Enrolled, *, language: str) -> dict[str, object] | None:
    card = cards_of([seat.version_id]).get(seat.version_id)
    planned = session(seat.session_id)
    if card is None or planned is None:
        return None
    missing = missing_of(seat.person)
    reasons = reasons_to_wait(missing=missing, seats_left=planned.seats_left)
    return {
        "course": card.title,
        "session": planned.title,
        "place": planned.place,
        "first_day": format_date(planned.starts_on, format="full", locale=language),
        "last_day": format_date(planned.ends_on, format="full", locale=language),
        "reasons": [gettext(WAITING_WORDS[reason]) for reason in reasons],
        "lacks_phone": Needed.PHONE in missing,
        "course_path": reverse("public:course", args=[card.slug]),
        "request_path": reverse("public:enrol", args=[card.slug, seat.session_id]),
    }
