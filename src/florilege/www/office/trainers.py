"""Give a session to a trainer, and take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer, release_trainer
from florilege.teaching.enrolment.queries import session as session_by_id
from florilege.www.base.page import PageRequest
from florilege.www.office.forms import TrainerForm
from florilege.www.office.people import trainers_to_choose
from florilege.www.office.session import desk


@desk(title="Give the session to a trainer")
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: PageRequest, session_id: UUID) -> HttpResponse:
    """Choose a trainer: their names are opened here alone, and not each time a session is."""
    planned = session_by_id(session_id)
    if planned is None:
        raise Http404
    trainers = trainers_to_choose(session_id, on=clock.today())
    form = TrainerForm(request.POST or None, trainers=trainers)
    if request.method == "POST" and form.is_valid():
        person = SubjectRef(form.cleaned_data["trainer"])
        assign_trainer(session_id=session_id, person=person, since=clock.today())
        messages.success(request, _("The trainer runs this session from today on."))
        return redirect("office:session", session_id=session_id)
    context = {"session": planned, "form": form, "has_trainers": bool(trainers)}
    status = 422 if form.errors else 200
    return render(request, "office/assign_trainer.html", context, status=status)


@desk(title="Take the session from a trainer")
@require_POST
def release(request: PageRequest, session_id: UUID, person: UUID) -> HttpResponse:
    release_trainer(session_id=session_id, person=SubjectRef(person), on=clock.today())
    messages.success(request, _("The trainer no longer runs this session."))
    return redirect("office:session", session_id=session_id)
