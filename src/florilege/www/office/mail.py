"""The office's mail: campaigns, one by one, and the people whose mail comes back."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.mail.bouncing import count_lost, lost_people
from florilege.infra.mail.canvassing import knows_funding
from florilege.infra.mail.paragraphs import paragraphs_of
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.campaigns.actions.send_campaign import (
    AnotherIsSent,
    NotSending,
    send_campaign,
    stop_campaign,
)
from florilege.people.campaigns.actions.write_campaign import (
    NotADraft,
    discard_campaign,
    rewrite_campaign,
    write_campaign,
)
from florilege.people.campaigns.enums import Audience, CampaignState
from florilege.people.campaigns.queries import Shown, campaign, campaigns, count_audience
from florilege.people.credentials.contacts import Contacts
from florilege.teaching.catalogue.queries import cards
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends, sends_what
from florilege.www.office.mail_forms import CampaignForm
from florilege.www.office.mail_words import AUDIENCE_WORDS, SKIP_WORDS, STATE_WORDS

ON_A_PAGE = 30
VOUCHED = gettext_lazy(
    "Nobody at this school was financed by a personal training account, or such people are not in this audience."
)
desk = partial(
    page,
    purposes=(Purpose.PROMOTION,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.OFFICE,),
    keeps_post=True,
)


def _sent_words(_request: PageRequest, posted: QueryDict, **_where: object) -> Sent:
    form = CampaignForm(posted, courses=_courses())
    return Sent(_("Keep the draft and see whom it reaches"), forms=[form])


def _sent_off(_request: PageRequest, _posted: QueryDict, *, campaign_id: UUID) -> Sent:
    found, ticks = _campaign(campaign_id), {} if knows_funding() else {"vouched": VOUCHED}
    return Sent(_("Send it"), about=found.title, ticks=ticks)


@desk(title="News by mail")
@require_safe
def mail(request: PageRequest) -> HttpResponse:
    lines = [(one, STATE_WORDS[one.state], AUDIENCE_WORDS[one.audience]) for one in campaigns()]
    return render(request, "office/mail.html", {"lines": lines, "lost": count_lost()})


@desk(title="Write a message")
@sends_what(_sent_words)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: PageRequest) -> HttpResponse:
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        made = write_campaign(form.words, by=request.person, at=clock.now())
        return redirect("office:campaign", campaign_id=made)
    status = 422 if form.errors else 200
    return render(request, "office/campaign_form.html", {"form": form}, status=status)


@desk(title="Change the words of a message")
@sends_what(_sent_words)
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    found = _campaign(campaign_id)
    if found.state is not CampaignState.DRAFT:
        return redirect("office:campaign", campaign_id=campaign_id)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            rewrite_campaign(campaign_id, form.words, by=request.person, at=clock.now())
        except NotADraft:
            messages.error(request, _("It is being sent already: its words stay as they are."))
        return redirect("office:campaign", campaign_id=campaign_id)
    context = {"form": form, "campaign": found}
    status = 422 if form.errors else 200
    return render(request, "office/campaign_form.html", context, status=status)


@desk(title="A message of news")
@require_safe
def show(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    return _shown(request, _campaign(campaign_id))


@page(
    title="How far a message of news has gone",
    purposes=(Purpose.PROMOTION,),
    vaults=(),
    roles=(Role.OFFICE,),
    machine=True,
)
@require_safe
def progress(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    found = _campaign(campaign_id)
    text = _("%(count)d people written to so far") % {"count": found.counted.reached}
    ended = found.state is not CampaignState.SENDING
    return JsonResponse({"value": found.percent, "max": 100, "text": text, "done": ended})


@desk(title="Send a message of news")
@sends_what(_sent_off)
@require_POST
def send(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    """Begin, after the page that counted; without a room that knows funding, somebody vouches."""
    found = _campaign(campaign_id)
    if not knows_funding() and request.POST.get("vouched") != "yes":
        return _shown(request, found, unvouched=True)
    try:
        send_campaign(campaign_id, at=clock.now())
    except NotADraft:
        messages.warning(request, _("It was begun already."))
    except AnotherIsSent:
        messages.error(request, _("Another campaign is being sent. Wait until it has ended."))
    else:
        messages.success(request, _("It is on its way. This page tells how far it is."))
    return redirect("office:campaign", campaign_id=campaign_id)


@desk(title="Stop a message of news")
@sends(gettext_lazy("Stop it here"))
@require_POST
def stop(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    try:
        stop_campaign(campaign_id, at=clock.now())
    except NotSending:
        messages.warning(request, _("It had ended already."))
    else:
        messages.success(request, _("It is stopped: nobody more is written to."))
    return redirect("office:campaign", campaign_id=campaign_id)


@desk(title="Throw a message of news away")
@sends(gettext_lazy("Throw the draft away"))
@require_POST
def discard(request: PageRequest, campaign_id: UUID) -> HttpResponse:
    try:
        discard_campaign(campaign_id)
    except NotADraft:
        messages.error(request, _("It is being sent already: it stays."))
        return redirect("office:campaign", campaign_id=campaign_id)
    messages.success(request, _("The draft is thrown away."))
    return redirect("office:mail")


@page(
    title="Mail that comes back",
    purposes=(Purpose.ENROLMENT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICE,),
    looks_at=(
        "mail.DeadAddress.since",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
        "identity.Profile.phone",
        "credentials.Account.email",
    ),
)
@require_safe
def returned(request: PageRequest) -> HttpResponse:
    """List whose mail comes back, with the phone by which the office reaches them."""
    typed = request.GET.get("page", "1")
    number = max(1, int(typed)) if typed.isdecimal() and len(typed) < 7 else 1
    rows, count = lost_people(start=(number - 1) * ON_A_PAGE, most=ON_A_PAGE)
    contacts = Contacts(SubjectRef(row.person) for row in rows)
    look_together((rows, ("since",)), *contacts.sights)
    read = contacts.read()
    context = {
        "lines": [(read.get(SubjectRef(row.person)), row.since) for row in rows],
        "page": Paginator(range(count), ON_A_PAGE).get_page(number),
    }
    return render(request, "office/returned_mail.html", context)


def _form(request: PageRequest, found: Shown | None) -> CampaignForm:
    first = (
        {
            "title": found.title,
            "text": found.text,
            "audience": found.audience.value,
            "course": str(found.course_id or ""),
        }
        if found
        else {"audience": Audience.AGREED.value}
    )
    return CampaignForm(request.POST or None, initial=first, courses=_courses())


def _courses() -> dict[str, str]:
    return {str(card.id): card.title for card in cards()}


def _campaign(campaign_id: UUID) -> Shown:
    found = campaign(campaign_id)
    if found is None:
        raise Http404
    return found


def _shown(request: PageRequest, found: Shown, *, unvouched: bool = False) -> HttpResponse:
    is_draft = found.state is CampaignState.DRAFT
    counted = count_audience(found.audience, course=found.course_id) if is_draft else found.counted
    context = {
        "campaign": found,
        "state": _(STATE_WORDS[found.state]),
        "audience": AUDIENCE_WORDS[found.audience],
        "paragraphs": paragraphs_of(found.text),
        "reached": counted.reached,
        "skipped": [(SKIP_WORDS[skip], count) for skip, count in counted.skipped],
        "knows_funding": knows_funding(),
        "unvouched": unvouched,
    }
    return render(request, "office/campaign.html", context, status=422 if unvouched else 200)
