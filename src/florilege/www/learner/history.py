"""The learning history: each day's activities with measured time and results (LRN-06)."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import Outline, outlines
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import Enrolled, enrolments_of
from florilege.teaching.progress.queries import HistoryLine, history_of, seconds_of
from florilege.www.base.page import PageRequest, page

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Day:
    """One line, with its words."""

    line: HistoryLine
    course: str
    activity: str

    @property
    def minutes(self) -> int:
        return self.line.seconds // 60


@page(
    title="My learning history",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    looks_at=("progress.ActivityRecord.at", "progress.ActivityRecord.seconds"),
)
@require_GET
def history(request: PageRequest) -> HttpResponse:
    seats = {
        seat.id: seat
        for seat in enrolments_of(request.person)
        if seat.state is not EnrolmentState.REQUESTED
    }
    chosen = _chosen(request, seats)
    plans = outlines(seat.version_id for seat in seats.values())
    lines = history_of(request.person, enrolment_id=chosen)
    sheet = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "sheet": sheet,
        "days": [_day(line, seats, plans) for line in sheet],
        "minutes": seconds_of(request.person, enrolment_id=chosen) // 60,
        "courses": [(seat.id, plans[seat.version_id].title) for seat in seats.values()],
        "chosen": chosen,
        "query": f"cours={chosen}&" if chosen else "",
    }
    return render(request, "learner/history.html", context)


def _chosen(request: PageRequest, seats: dict[UUID, Enrolled]) -> UUID | None:
    """Read which course is asked for: one of the person's own, or all."""
    asked = request.GET.get("cours", "")
    if not asked:
        return None
    chosen = next((seat_id for seat_id in seats if str(seat_id) == asked), None)
    if chosen is None:
        raise Http404
    return chosen


def _day(line: HistoryLine, seats: dict[UUID, Enrolled], plans: dict[UUID, Outline]) -> Day:
    seat = seats.get(line.enrolment_id)
    plan = plans.get(seat.version_id) if seat else None
    titles = {one.code: one.title for one in plan.activities} if plan else {}
    return Day(
        line=line,
        course=plan.title if plan else "",
        activity=titles.get(line.activity_code, line.activity_code),
    )
