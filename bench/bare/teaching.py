"""The trainer's list of learners on the bare site: one join for the names."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bench.bare.models import Seat
from bench.bare.progress import progress_of
from bench.bare.sites import site
from florilege.kernel.vocabulary import Role
from florilege.teaching.catalogue.queries import outlines, titles
from florilege.teaching.catalogue.words import MODALITY_WORDS
from florilege.teaching.enrolment.models import Slot, TrainingSession
from florilege.teaching.enrolment.rules import last_day_of_marking, phase_on
from florilege.teaching.enrolment.words import HALF_DAY_WORDS, PHASE_WORDS, STATE_WORDS
from florilege.teaching.progress.queries import measured
from florilege.www.public.searching import plain


@site(Role.TRAINER)
@require_safe
def session(request: Any, session_id: UUID) -> HttpResponse:
    today = timezone.localdate()
    taught = get_object_or_404(
        TrainingSession.objects.annotate(
            taken=Count("seats", filter=Q(seats__state="confirmed")),
            waiting=Count("seats", filter=Q(seats__state="requested")),
        ),
        id=session_id,
        taught_by__person_id=request.session["person"],
        starts_on__lte=today,
    )
    until = last_day_of_marking(ends_on=taught.ends_on, marking_days=30)
    days = {"starts_on": taught.starts_on, "ends_on": taught.ends_on, "marking_until": until}
    phase = phase_on(**days, on=today)
    taught.marking_until = until
    context = {
        "session": taught,
        "course": titles([taught.course_id]).get(taught.course_id, ""),
        "modality": MODALITY_WORDS[taught.modality],
        "phase": PHASE_WORDS[phase],
        "learners": _learners(session_id),
        "slots": [
            (slot, HALF_DAY_WORDS[slot.half_day])
            for slot in Slot.objects.filter(session_id=session_id).order_by("starts_at")
        ],
    }
    return render(request, "trainer/session.html", context)


def _learners(session_id: UUID) -> list[dict[str, Any]]:
    seats = list(
        Seat.objects.filter(session_id=session_id)
        .exclude(state="withdrawn")
        .select_related("person")
        .order_by("asked_at", "id")
    )
    plans = outlines({seat.version_id for seat in seats})
    done = progress_of(seat.id for seat in seats)
    lines = [_line(seat, plans[seat.version_id], done.get(seat.id, {})) for seat in seats]
    return sorted(lines, key=lambda line: line["order"])


def _line(seat: Seat, plan: Any, activities: Any) -> dict[str, Any]:
    progress, person = measured(plan, activities), seat.person
    return {
        "seat": seat,
        "name": f"{person.given_name} {person.family_name}",
        "order": (plain(person.family_name), plain(person.given_name), seat.id),
        "state": STATE_WORDS[seat.state],  # type: ignore[index]  # a string enum
        "progress": progress,
        "minutes": round(progress.active_seconds / 60),
        "last_step_at": _last_step(progress.activities.values()),
    }


def _last_step(steps: Any) -> datetime | None:
    times = [step.completed_at or step.opened_at for step in steps]
    return max(filter(None, times), default=None)
