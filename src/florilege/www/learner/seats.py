"""Which courses and activities open to a learner; everything else does not exist (LRN-08)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from florilege.infra import clock
from florilege.teaching.catalogue.queries import Outline, OutlineActivity, OutlineModule
from florilege.teaching.enrolment.queries import Enrolled, enrolled
from florilege.teaching.enrolment.rules import learns_on
from florilege.www.base.page import PageRequest
from florilege.www.learner.editions import plan_or_404


@dataclass(frozen=True, slots=True)
class Lesson:
    """An activity in its course, for the seat that opens it, with its neighbours."""

    seat: Enrolled
    plan: Outline
    module: OutlineModule
    about: OutlineActivity
    before: OutlineActivity | None
    after: OutlineActivity | None


def seat_or_404(request: PageRequest, enrolment_id: UUID) -> Enrolled:
    """Give the person's own seat while it opens its course."""
    seat = enrolled(enrolment_id, request.person)
    if seat is None or not opens(seat):
        raise Http404
    return seat


def opens(seat: Enrolled) -> bool:
    return learns_on(state=seat.state, starts_on=seat.starts_on, on=clock.today())


def lesson_or_404(request: PageRequest, enrolment_id: UUID, code: str) -> Lesson:
    """Give an activity of the edition that the person's seat opens."""
    seat = seat_or_404(request, enrolment_id)
    plan = plan_or_404(seat.version_id)
    places = [(module, one) for module in plan.modules for one in module.activities]
    for number, (module, about) in enumerate(places):
        if about.code == code:
            return Lesson(
                seat=seat,
                plan=plan,
                module=module,
                about=about,
                before=places[number - 1][1] if number else None,
                after=places[number + 1][1] if number + 1 < len(places) else None,
            )
    raise Http404
