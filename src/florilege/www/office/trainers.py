"""Give a session to a trainer, and take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.actions.assign_trainer import (
    NotATrainer,
    assign_trainer,
    release_trainer,
)
from florilege.teaching.enrolment.seating import NoSuchSession
from florilege.www.base.page import PageRequest
from florilege.www.office.session import desk


@desk
@require_POST
def assign(request: PageRequest, session_id: UUID) -> HttpResponse:
    try:
        person = SubjectRef(UUID(request.POST.get("trainer", "")))
        assign_trainer(session_id=session_id, person=person, since=clock.today())
    except NoSuchSession:
        raise Http404 from None
    except (ValueError, NotATrainer):
        messages.error(request, _("Choose one of the trainers in the list."))
    else:
        messages.success(request, _("The trainer runs this session from today on."))
    return redirect("office:session", session_id=session_id)


@desk
@require_POST
def release(request: PageRequest, session_id: UUID, person: UUID) -> HttpResponse:
    release_trainer(session_id=session_id, person=SubjectRef(person), on=clock.today())
    messages.success(request, _("The trainer no longer runs this session."))
    return redirect("office:session", session_id=session_id)
