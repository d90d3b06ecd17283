"""Plan what was typed, or say in the form why it cannot be."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra import clock
from florilege.kernel.vocabulary import Role
from florilege.people.departures.actions.begin_leaving import begin_leaving
from florilege.people.departures.actions.plan_departure import (
    HasBegun,
    LeftEmpty,
    NoRoleEnds,
    NotTheirs,
    Plan,
    plan_departure,
)
from florilege.people.departures.enums import Desk
from florilege.www.base.page import PageRequest
from florilege.www.departures.forms import DepartureForm, field_name
from florilege.www.departures.people import Holder

EMPTY_WORDS = {
    Role.OFFICE: gettext_noop(
        "Nobody else would keep the office. First give the role to somebody else, then plan this."
    ),
    Role.OFFICER: gettext_noop(
        "The school would have no data protection officer. First give the role to a successor."
    ),
    Role.OPERATOR: gettext_noop(
        "Nobody else could operate the platform. First give the role to somebody else."
    ),
}


def planned(
    request: PageRequest, desk: Desk, leaver: Holder, form: DepartureForm, *, back: str
) -> HttpResponse | None:
    """Give the way on; nothing if the form says what is wrong."""
    plan = Plan(
        person=leaver.person,
        desk=desk,
        last_day=form.cleaned_data["last_day"],
        to=form.choices(),
    )
    at = clock.now()
    try:
        departure = plan_departure(plan, by=request.person, at=at)
    except HasBegun:
        messages.error(request, _("The departure is just being carried out: it is too late."))
        return redirect(back)
    except (NoRoleEnds, LeftEmpty, NotTheirs) as wrong:
        _say(form, wrong)
        return None
    if not form.cleaned_data["at_once"]:
        messages.success(
            request, _("Planned. The person and whoever takes over are told by letter.")
        )
        return redirect(back)
    begin_leaving(departure, at=at)
    if leaver.person == request.person:
        request.session.flush()
        return redirect("account:sign_in")
    messages.success(request, _("The functions have ended. Those whom it concerns get a letter."))
    return redirect(back)


def _say(form: DepartureForm, wrong: NoRoleEnds | LeftEmpty | NotTheirs) -> None:
    match wrong:
        case LeftEmpty():
            for role in wrong.roles:
                form.add_error(None, _(EMPTY_WORDS[role]))
        case NotTheirs():
            sentence = _("This person does not hold the role on the day after: choose another.")
            form.add_error(field_name(wrong.work, wrong.line), sentence)
        case NoRoleEnds():
            form.add_error("last_day", _("All their functions end by that day already."))
