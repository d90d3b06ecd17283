"""Read where a learner stopped."""

from uuid import UUID

from florilege.infra.gate.looking import Sight, disclosed, look
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.progress.models import Place
from florilege.teaching.progress.rules import locator_from
from florilege.teaching.progress.shapes import PlaceKept

_SHOWN = ("activity_code", "locator", "saved_at", "earlier_locator", "earlier_at")


def place_in(
    enrolment_id: UUID, activity_code: str, *, purpose: Purpose | None = None
) -> PlaceKept | None:
    """Give the newest place in an activity."""
    rows = Place.objects.filter(enrolment_id=enrolment_id, activity_code=activity_code)
    return _kept(rows.first(), purpose=purpose)


def last_place_in(enrolment_id: UUID, *, purpose: Purpose | None = None) -> PlaceKept | None:
    """Give the newest place in a course."""
    rows = Place.objects.filter(enrolment_id=enrolment_id).order_by("-saved_at")
    return _kept(rows.first(), purpose=purpose)


def last_place(person: SubjectRef, *, purpose: Purpose | None = None) -> PlaceKept | None:
    """Give the newest place of all: where "resume" leads."""
    return _kept(Place.objects.filter(person=person).order_by("-saved_at").first(), purpose=purpose)


class UnseenPlace:
    """A person's newest place, to be read once its sight was looked at. One query."""

    def __init__(self, person: SubjectRef) -> None:
        self._row = Place.objects.filter(person=person).order_by("-saved_at").first()

    @property
    def sight(self) -> Sight:
        return ([self._row] if self._row else []), _SHOWN

    def read(self) -> PlaceKept | None:
        return _disclosed(self._row) if self._row else None


def _kept(row: Place | None, *, purpose: Purpose | None) -> PlaceKept | None:
    if row is None:
        return None
    look([row], *_SHOWN, purpose=purpose)
    return _disclosed(row)


def _disclosed(row: Place) -> PlaceKept | None:
    if not disclosed([row], "locator"):
        return None
    return PlaceKept(
        enrolment_id=row.enrolment_id,
        activity_code=row.activity_code,
        locator=locator_from(row.locator),
        saved_at=row.saved_at,
        earlier=locator_from(row.earlier_locator) if row.earlier_locator else None,
        earlier_at=row.earlier_at,
    )
