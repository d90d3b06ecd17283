"""What is written about a departure. Neither letter names anybody but who reads it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext, override

from florilege.charter.telling import day_words
from florilege.infra import policy
from florilege.infra.departing import work_named
from florilege.infra.mail.kinds import OperationalKind
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category
from florilege.people.credentials.contacts import Reach
from florilege.people.departures.enums import ROLES_OF_DESK, DepartureState, Desk
from florilege.people.departures.mailing import LEAVES, TAKES_OVER
from florilege.people.departures.models import Departure, Handover
from florilege.people.staff.queries import grants_held
from florilege.people.staff.words import ROLE_WORDS

ONE_DAY = timedelta(days=1)


def write_to_leaver(
    departure: Departure, lines: Sequence[Handover], reach: Reach, *, at: datetime
) -> None:
    """What ends and when, what is handed over, what stays, and which rights go on."""
    charter, language = policy.charter(), _language(reach)
    person, desk = SubjectRef(departure.person), Desk(departure.desk)
    held = {one.role for one in grants_held([person])}
    with override(language):
        roles = [gettext(ROLE_WORDS[role]) for role in ROLES_OF_DESK[desk] if role in held]
    facts = {
        "taken_back": departure.state == DepartureState.TAKEN_BACK,
        "is_change": departure.edition > 1,
        "day": day_words(departure.last_day).in_language(language),
        "roles": roles,
        "handed": _counted((row for row in lines if row.successor), language),
        "staying": _counted((row for row in lines if not row.successor), language),
        "kept": charter.categories[Category.STAFF].explanation.in_language(language),
        "until": charter.retention["staff"].in_use.in_language(language),
        "reason": charter.retention["staff"].reason.in_language(language),
        "mine": reverse("rights:my_data"),
        "officer_name": charter.officer.name,
        "officer_email": charter.officer.email,
    }
    _write(departure, LEAVES, person, reach, facts, at=at)


def write_to_successor(
    departure: Departure,
    theirs: Sequence[Handover],
    person: SubjectRef,
    reach: Reach,
    *,
    at: datetime,
) -> None:
    """From which day how much comes to them; who leaves is not said, their space shows the rest."""
    language = _language(reach)
    facts = {
        "day": day_words(departure.last_day + ONE_DAY).in_language(language),
        "works": _counted(theirs, language),
    }
    _write(departure, TAKES_OVER, person, reach, facts, at=at)


def _counted(rows: Iterable[Handover], language: str) -> list[tuple[str, int]]:
    counts = Counter(row.work for row in rows)
    named = ((work_named(name), count) for name, count in sorted(counts.items()))
    with override(language):
        return [(gettext(work.title), count) for work, count in named if work]


def _write(
    departure: Departure,
    kind: OperationalKind,
    person: SubjectRef,
    reach: Reach,
    facts: Mapping[str, object],
    *,
    at: datetime,
) -> None:
    write_letter(
        person=person,
        kind=kind,
        address=reach.address,
        language=_language(reach),
        facts=facts,
        at=at,
        letter_id=uuid5(departure.id, f"{departure.edition} {person}"),
    )


def _language(reach: Reach) -> str:
    return reach.language if reach.language in ("fr", "en") else "fr"
