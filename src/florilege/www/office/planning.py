"""Plan a session."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import cards
from florilege.teaching.enrolment.actions.plan_session import SessionPlan, plan_session
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.office.forms import SessionForm


def _sent(_request: PageRequest, posted: QueryDict) -> Sent:
    return Sent(_("Plan a session"), forms=[_form(posted)])


@page(
    title="Plan a session",
    purposes=(Purpose.ENROLMENT,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.OFFICE,),
    keeps_post=True,
)
@sends_what(_sent)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PageRequest) -> HttpResponse:
    form = _form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        wanted = SessionPlan(
            course_id=given["course"],
            title=given["title"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            capacity=given["capacity"],
            modality=given["modality"],
            place=given["place"],
            weekdays=given["weekdays"],
            halves=given["halves"],
        )
        session_id = plan_session(wanted, at=clock.now())
        messages.success(request, _("The session is planned, and seats may be asked for."))
        return redirect("office:session", session_id=session_id)
    context = {"form": form, "has_courses": bool(form.courses)}
    return render(request, "office/plan.html", context, status=422 if form.errors else 200)


def _form(typed: QueryDict | None) -> SessionForm:
    courses = {card.id: card.title for card in cards()}
    return SessionForm(typed, courses=courses, on=clock.today())
