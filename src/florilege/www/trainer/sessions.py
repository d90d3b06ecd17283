"""A trainer's sessions: those that they run now, and in each how far its learners are (COM-07)."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import titles
from florilege.teaching.catalogue.words import MODALITY_WORDS
from florilege.teaching.enrolment.enums import SessionPhase
from florilege.teaching.enrolment.queries import (
    look_at_own_teaching,
    sessions_taught,
    slots_of,
    taught_session,
)
from florilege.teaching.enrolment.words import HALF_DAY_WORDS, PHASE_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.trainer.learners import OPENED, learners

_desk = partial(
    page,
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.TRAINER,),
    looks_at=OPENED,
)


@_desk(title="My sessions")
@require_safe
def home(request: PageRequest) -> HttpResponse:
    today = clock.today()
    look_at_own_teaching(request.person)
    taught = sessions_taught(request.person, on=today)
    courses = titles(session.course_id for session in taught)
    lines = [
        {
            "session": session,
            "course": courses.get(session.course_id, ""),
            "phase": session.phase_on(today),
        }
        for session in taught
    ]
    groups = [
        {"title": PHASE_WORDS[phase], "lines": [line for line in lines if line["phase"] is phase]}
        for phase in (SessionPhase.RUNNING, SessionPhase.MARKING, SessionPhase.COMING)
    ]
    return render(request, "trainer/home.html", {"groups": groups, "has_sessions": bool(lines)})


@_desk(title="A session that is taught, and its learners")
@require_safe
def session(request: PageRequest, session_id: UUID) -> HttpResponse:
    today = clock.today()
    taught = taught_session(session_id, person=request.person, on=today)
    if taught is None:
        raise Http404
    context = {
        "session": taught,
        "course": titles([taught.course_id]).get(taught.course_id, ""),
        "modality": MODALITY_WORDS[taught.modality],
        "phase": PHASE_WORDS[taught.phase_on(today)],
        "learners": learners(session_id),
        "slots": [(slot, HALF_DAY_WORDS[slot.half_day]) for slot in slots_of(session_id)],
    }
    return render(request, "trainer/session.html", context)
