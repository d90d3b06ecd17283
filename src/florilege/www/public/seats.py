"""Ask for a seat in a session, and give it up."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.rights.actions.choose import may_refuse, object_to
from florilege.teaching.catalogue.queries import CourseCard, cards_of
from florilege.teaching.catalogue.queries import card as card_of
from florilege.teaching.enrolment.actions.request_enrolment import (
    EnrolmentsClosed,
    request_enrolment,
)
from florilege.teaching.enrolment.actions.withdraw_enrolment import (
    CompletedAlready,
    withdraw_enrolment,
)
from florilege.teaching.enrolment.enums import EnrolmentState, Needed
from florilege.teaching.enrolment.queries import (
    Enrolled,
    SessionCard,
    UnseenMinimum,
    look_at_enrolments,
    missing_of,
    session,
    unseen_enrolments,
)
from florilege.teaching.enrolment.rules import reasons_to_wait
from florilege.teaching.enrolment.words import WAITING_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.public.forms import PhoneForm

_own_seat = partial(
    page,
    purposes=(Purpose.ENROLMENT,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.LEARNER,),
    keeps_post=True,
    looks_at=(
        "enrolment.Enrolment.session",
        "enrolment.Enrolment.state",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
        "identity.Profile.phone",
        "credentials.Account.email",
    ),
)


def _sent_request(request: PageRequest, posted: QueryDict, *, slug: str, session_id: UUID) -> Sent:
    card, planned = _offered(slug, session_id)
    may = may_refuse(Purpose.SIMILAR_TRAININGS, person=request.person)
    return Sent(
        _("Ask for this seat"),
        about=f"{card.title}, {planned.title}",
        forms=[PhoneForm(posted)] if "phone" in posted else [],
        ticks={"no_offers": _("Do not write to me about similar courses")} if may else {},
    )


def _sent_withdrawal(request: PageRequest, _posted: QueryDict, *, enrolment_id: UUID) -> Sent:
    own = _own_or_404(request, enrolment_id)
    planned, card = session(own.session_id), cards_of([own.version_id])[own.version_id]
    about = f"{card.title}, {planned.title}" if planned else card.title
    return Sent(_("Give the seat up"), about=about)


@_own_seat(title="Ask for a seat")
@sends_what(_sent_request)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: PageRequest, slug: str, session_id: UUID) -> HttpResponse:
    """Ask for the seat, and for the phone number if it is the first time (promise ID-03)."""
    card, planned = _offered(slug, session_id)
    seats, minimum = unseen_enrolments(request.person), UnseenMinimum(request.person)
    look_together(seats.sight, *minimum.sights)
    missing = minimum.missing()
    form = PhoneForm(request.POST or None) if Needed.PHONE in missing else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is not None and form.cleaned_data["phone"]:
            changes = {"phone": form.cleaned_data["phone"]}
            edit_profile(person=request.person, changes=changes, at=clock.now())
        if request.POST.get("no_offers") and may_refuse(
            Purpose.SIMILAR_TRAININGS, person=request.person
        ):
            object_to(Purpose.SIMILAR_TRAININGS, person=request.person, given=True, at=clock.now())
        return _asked(request, card, planned)
    own = next((seat for seat in seats.values if seat.session_id == session_id), None)
    if own is not None and own.state in (EnrolmentState.CONFIRMED, EnrolmentState.COMPLETED):
        return redirect("public:course", slug=card.slug)
    is_waiting = own is not None and own.state is EnrolmentState.REQUESTED
    reasons = reasons_to_wait(missing=missing, seats_left=planned.seats_left)
    context = {
        "card": card,
        "session": planned,
        "form": form,
        "is_waiting": is_waiting,
        "may_refuse_offers": may_refuse(Purpose.SIMILAR_TRAININGS, person=request.person),
        "wants_no_offers": bool(request.POST.get("no_offers")),
        "reasons": [WAITING_WORDS[reason] for reason in reasons],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "public/enrol.html", context, status=status)


@_own_seat(title="Give the seat up")
@sends_what(_sent_withdrawal)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PageRequest, enrolment_id: UUID) -> HttpResponse:
    """Give the seat up, after a page that says what follows."""
    own = _own_or_404(request, enrolment_id)
    card, planned = cards_of([own.version_id])[own.version_id], session(own.session_id)
    if request.method == "POST":
        try:
            withdraw_enrolment(enrolment_id=enrolment_id, at=clock.now())
        except CompletedAlready:
            messages.warning(request, _("You have completed this course: it stays yours."))
        else:
            messages.success(request, _("Your seat is given up. A letter is on its way."))
        return redirect("public:course", slug=card.slug)
    return render(request, "public/withdraw.html", {"card": card, "session": planned})


def _own_or_404(request: PageRequest, enrolment_id: UUID) -> Enrolled:
    seats = {seat.id: seat for seat in look_at_enrolments(request.person)}
    own = seats.get(enrolment_id)
    if own is None or own.state is EnrolmentState.WITHDRAWN:
        raise Http404
    return own


def _offered(slug: str, session_id: UUID) -> tuple[CourseCard, SessionCard]:
    found, planned = card_of(slug), session(session_id)
    if found is None or planned is None or planned.course_id != found.id:
        raise Http404
    return found, planned


def _asked(request: PageRequest, card: CourseCard, planned: SessionCard) -> HttpResponse:
    try:
        own = request_enrolment(person=request.person, session_id=planned.id, at=clock.now())
    except EnrolmentsClosed:
        messages.error(request, _("This session no longer takes requests. Choose another one."))
    else:
        _tell(request, own)
    return redirect("public:course", slug=card.slug)


def _tell(request: PageRequest, own: Enrolled) -> None:
    if own.state is EnrolmentState.CONFIRMED:
        messages.success(request, _("Your seat is confirmed. A letter is on its way."))
        return
    planned = session(own.session_id)
    reasons = reasons_to_wait(
        missing=missing_of(own.person), seats_left=planned.seats_left if planned else 0
    )
    words = ", ".join(_(WAITING_WORDS[reason]) for reason in reasons)
    sentence = _("We have your request. Your seat is not confirmed yet: %(reasons)s.")
    messages.warning(request, sentence % {"reasons": words})
