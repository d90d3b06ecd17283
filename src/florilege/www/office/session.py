"""A session: its days, who teaches it, who learns in it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import titles
from florilege.teaching.catalogue.words import MODALITY_WORDS
from florilege.teaching.enrolment.actions.change_session_state import change_session_state
from florilege.teaching.enrolment.enums import SessionState
from florilege.teaching.enrolment.queries import session as session_by_id
from florilege.teaching.enrolment.queries import slots_of
from florilege.teaching.enrolment.words import HALF_DAY_WORDS, PHASE_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.office.people import OPENED, people_of

desk = partial(
    page,
    purposes=(Purpose.ENROLMENT,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.OFFICE,),
    looks_at=OPENED,
)


@desk(title="A session and its learners")
@require_safe
def session(request: PageRequest, session_id: UUID) -> HttpResponse:
    planned, today = session_by_id(session_id), clock.today()
    if planned is None:
        raise Http404
    context = {
        "session": planned,
        "course": titles([planned.course_id]).get(planned.course_id, ""),
        "modality": MODALITY_WORDS[planned.modality],
        "phase": PHASE_WORDS[planned.phase_on(today)],
        "slots": [(slot, HALF_DAY_WORDS[slot.half_day]) for slot in slots_of(session_id)],
        "people": people_of(planned, on=today),
        "other_state": _other(planned.state),
    }
    return render(request, "office/session.html", context)


@desk(title="Change the state of a session")
@require_POST
def change_state(request: PageRequest, session_id: UUID) -> HttpResponse:
    wanted = request.POST.get("state")
    planned = session_by_id(session_id)
    if planned is None or wanted not in {state.value for state in SessionState}:
        raise Http404
    change_session_state(session_id=session_id, state=SessionState(wanted))
    if wanted == SessionState.OPEN:
        messages.success(request, _("Seats may be asked for."))
    else:
        messages.success(request, _("Seats may no longer be asked for."))
    return redirect("office:session", session_id=session_id)


def _other(state: SessionState) -> SessionState:
    return SessionState.CLOSED if state is SessionState.OPEN else SessionState.OPEN
