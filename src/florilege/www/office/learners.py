"""Confirm a learner's seat, or give it up for them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.people.credentials.contacts import Names
from florilege.teaching.enrolment.actions.confirm_enrolment import confirm_enrolment
from florilege.teaching.enrolment.actions.withdraw_enrolment import (
    CompletedAlready,
    withdraw_enrolment,
)
from florilege.teaching.enrolment.enums import EnrolmentState, WaitsFor
from florilege.teaching.enrolment.queries import Enrolled, enrolled_as_staff
from florilege.teaching.enrolment.queries import session as session_by_id
from florilege.teaching.enrolment.seating import NoSeatLeft, StillMissing
from florilege.teaching.enrolment.words import WAITING_WORDS
from florilege.www.base.page import PageRequest
from florilege.www.office.session import desk


@desk(title="Confirm a learner’s seat")
@require_POST
def confirm(request: PageRequest, session_id: UUID, enrolment_id: UUID) -> HttpResponse:
    _seat(session_id, enrolment_id)
    try:
        confirm_enrolment(enrolment_id=enrolment_id, at=clock.now())
    except StillMissing as refusal:
        words = ", ".join(_(WAITING_WORDS[WaitsFor(needed.value)]) for needed in refusal.needed)
        messages.error(
            request, _("This seat cannot be confirmed: %(reasons)s.") % {"reasons": words}
        )
    except NoSeatLeft:
        messages.error(request, _("Every seat is taken: the request keeps its turn."))
    else:
        messages.success(request, _("The seat is confirmed. A letter is on its way."))
    return redirect("office:session", session_id=session_id)


@desk(title="Take a learner off a session")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PageRequest, session_id: UUID, enrolment_id: UUID) -> HttpResponse:
    """Give the seat up after a page that names whose it is."""
    seat = _seat(session_id, enrolment_id)
    if request.method == "POST":
        try:
            withdraw_enrolment(enrolment_id=enrolment_id, at=clock.now())
        except CompletedAlready:
            messages.error(request, _("This course is completed: its seat stays."))
        else:
            messages.success(request, _("The seat is given up. A letter is on its way."))
        return redirect("office:session", session_id=session_id)
    names = Names([seat.person])
    look_together(*names.sights)
    context = {"name": names.read().get(seat.person), "session": session_by_id(session_id)}
    return render(request, "office/withdraw.html", context)


def _seat(session_id: UUID, enrolment_id: UUID) -> Enrolled:
    seat = enrolled_as_staff(enrolment_id, session_id=session_id)
    if seat is None or seat.state is EnrolmentState.WITHDRAWN:
        raise Http404
    return seat
