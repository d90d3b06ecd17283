"""Sign in, sign out, and give the password again before a dangerous act."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.actions.sign_in import (
    NotConfirmed,
    NotLetIn,
    begin_session,
    check_sign_in,
    password_fits,
)
from florilege.people.credentials.forms import PasswordForm, SignInForm
from florilege.people.credentials.queries import ROLES, account_of
from florilege.people.credentials.throttling import TooManyTries, check_tries, count_try
from florilege.people.identity.queries import profile_of
from florilege.www.base.carrying import carried_in, show_carried
from florilege.www.base.doors import FRESH_AT, safe_next, wanted_next
from florilege.www.base.navigation import first_page
from florilege.www.base.page import Onward, PageRequest, page

_open = partial(
    page, purposes=(Purpose.ACCOUNT,), vaults=(Vault.IDENTITY,), roles=(Role.ANONYMOUS,)
)


@_open(title="Sign in")
@require_http_methods(["GET", "POST"])
def sign_in(request: PageRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    token = request.POST.get("carried", "")
    if request.method == "POST" and form.is_valid():
        person = _let_in(request, form)
        if person is not None:
            enter(request, person)
            carried = carried_in(token, request)
            if carried is not None:
                return Onward(partial(show_carried, carried))
            return redirect(wanted_next(request) or first_page(request.session[ROLES]))
    context = {"form": form, "carried": token, "next": wanted_next(request)}
    return render(request, "account/sign_in.html", context, status=422 if form.errors else 200)


@_open(title="Sign out")
@require_POST
def sign_out(request: PageRequest) -> HttpResponse:
    request.session.flush()
    messages.success(request, _("You are signed out."))
    response = redirect(settings.SIGNED_OUT_AT)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@page(
    title="Your password, once more",
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.LEARNER,),
)
@require_http_methods(["GET", "POST"])
def confirm_password(request: PageRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    token = request.POST.get("carried", "")
    if request.method == "POST" and form.is_valid() and _proved(request, form):
        request.session[FRESH_AT] = clock.now().isoformat()
        carried = carried_in(token, request)
        if carried is not None:
            return Onward(partial(show_carried, carried))
        return redirect(safe_next(request, otherwise=settings.SIGNED_IN_AT))
    context = {
        "form": form,
        "carried": token,
        "next": safe_next(request, otherwise=settings.SIGNED_IN_AT),
    }
    return render(
        request, "account/confirm_password.html", context, status=422 if form.errors else 200
    )


def enter(request: HttpRequest, person: SubjectRef) -> None:
    """Begin the session, fresh, in the person's own language and time zone."""
    at = clock.now()
    begin_session(request.session, person=person, at=at)
    request.session[FRESH_AT] = at.isoformat()
    remember_preferences(request, person)


def remember_preferences(request: HttpRequest, person: SubjectRef) -> None:
    """Keep language and time zone in the session, so that no page has to open them again."""
    profile = profile_of(person)
    actor = Actor(role=Role.LEARNER, person=person)
    with opened(actor=actor, purposes=(Purpose.ACCOUNT,), route=Route("account:sign_in")):
        look([profile] if profile else [], "language", "time_zone")
        for name in ("language", "time_zone") if profile else ():
            value = getattr(profile, name)
            if not isinstance(value, Withheld):
                request.session[name] = value


def _let_in(request: PageRequest, form: SignInForm) -> SubjectRef | None:
    """Check the form; a refusal becomes its sentence."""
    try:
        return check_sign_in(
            email=form.cleaned_data["email"],
            password=form.cleaned_data["password"],
            source=request.META.get("REMOTE_ADDR", ""),
            at=clock.now(),
        )
    except NotLetIn:
        form.add_error(None, _("Address and password do not go together. Look at both again."))
    except NotConfirmed:
        form.add_error(
            None, _("Your address is not confirmed yet: open the link in our mail first.")
        )
    except TooManyTries as wait:
        form.add_error(None, wait_sentence(wait))
    return None


def _proved(request: PageRequest, form: PasswordForm) -> bool:
    at, who = clock.now(), str(request.person)
    try:
        check_tries(what="fresh", who=who, at=at, most=5)
    except TooManyTries as wait:
        form.add_error(None, wait_sentence(wait))
        return False
    account = account_of(request.person)
    if account is not None and password_fits(account, form.cleaned_data["password"]):
        return True
    count_try(what="fresh", who=who, at=at, wait=timedelta(minutes=5))
    form.add_error("password", _("This is not your password."))
    return False


def wait_sentence(wait: TooManyTries) -> str:
    time = date_format(localtime(wait.until), "TIME_FORMAT")
    return _("Too many tries. Wait until %(time)s, then try again.") % {"time": time}
