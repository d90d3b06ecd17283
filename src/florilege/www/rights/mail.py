"""My mail: what is written to me about what, what I switch off, and that my address works."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import policy
from florilege.infra.keys.people import standing_of
from florilege.infra.mail.bouncing import forgive, is_lost
from florilege.infra.mail.choosing import AlwaysSent, look_at_muted, mute, unmute
from florilege.infra.mail.topics import Topic, topics
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import PROMOTIONAL, LegalBasis, Purpose, Role, Vault
from florilege.www.base.page import PageRequest, page

own_mail = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.LEARNER,),
    looks_at=("mail.Muted.topic",),
)


@dataclass(frozen=True, slots=True)
class Line:
    """An optional topic, with whether it is on."""

    topic: Topic
    is_on: bool


@dataclass(frozen=True, slots=True)
class Promotion:
    """Promotional mail: its switch is the choice that stands under "My choices"."""

    code: str
    title: str
    explanation: str
    is_on: bool
    by_consent: bool


@own_mail(title="My mail")
@require_GET
def mail(request: PageRequest) -> HttpResponse:
    muted = look_at_muted(request.person)
    is_staff = request.account is not None and bool(request.account.roles - {Role.LEARNER})
    seen = [one for one in topics() if is_staff or not one.staff_only]
    context = {
        "always": [one for one in seen if one.always],
        "optional": [Line(one, one.code not in muted) for one in seen if not one.always],
        "promotions": _promotions(standing_of(request.person) or Standing()),
        "mail_comes_back": is_lost(request.person),
    }
    return render(request, "rights/mail.html", context)


@own_mail(title="Switch a kind of mail on or off")
@require_POST
def switch(request: PageRequest, topic: str) -> HttpResponse:
    wanted = request.POST.get("on") == "yes"
    try:
        (unmute if wanted else mute)(request.person, topic)
    except AlwaysSent:
        raise Http404 from None
    told = _("Switched on: we write to you about it again.")
    messages.success(request, told if wanted else _("Switched off, from now on."))
    return redirect("rights:mail")


@own_mail(title="Say that my address works again")
@require_POST
def address_works(request: PageRequest) -> HttpResponse:
    """Believe them: if it comes back once more, we say so once more."""
    forgive(request.person)
    messages.success(request, _("Thank you. If our mail comes back again, we tell you here."))
    return redirect("rights:mail")


def _promotions(standing: Standing) -> list[Promotion]:
    language = get_language() or "fr"
    return [
        Promotion(
            code=purpose.value,
            title=entry.title.in_language(language),
            explanation=entry.explanation.in_language(language),
            is_on=standing.consents_to(purpose)
            if entry.basis is LegalBasis.CONSENT
            else purpose not in standing.objected,
            by_consent=entry.basis is LegalBasis.CONSENT,
        )
        for purpose, entry in policy.charter().purposes.items()
        if purpose in PROMOTIONAL
    ]
