"""Restrictions in force, and recipients who wait to be told: what the officer sees to by hand."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look, look_together
from florilege.kernel.datum import datum_of
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.people.credentials.contacts import Names
from florilege.rights.actions.announce_lifting import CannotBeTold, announce_lifting
from florilege.rights.actions.restrict_data import NotRestricted
from florilege.rights.actions.tell_recipients import NothingToTell, settle_telling
from florilege.rights.data import name_of_datum
from florilege.rights.desk import restrictions_in_force, tellings_waiting
from florilege.rights.enums import NotToldReason
from florilege.rights.models import Restriction
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.officer.phrases import category_title, tabs
from florilege.www.officer.request_forms import LiftForm, NotToldForm
from florilege.www.rights.phrases import CAUSES, GROUNDS, words

FIELDS = ("category", "datum", "ground", "note", "begun_at", "lift_announced_at")
_desk = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER,),
    keeps_post=True,
    looks_at=(
        *(f"rights.Restriction.{name}" for name in FIELDS),
        *(f"rights.Telling.{name}" for name in ("cause", "recipient", "made_at")),
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A restriction with whose it is, and the form that lifts it."""

    row: Restriction
    name: str
    category: str
    ground: str
    form: LiftForm


def _sent_lifting(_request: PageRequest, posted: QueryDict, *, restriction_id: UUID) -> Sent:
    rows = [row for row in restrictions_in_force() if row.id == restriction_id]
    names = Names(SubjectRef(row.person) for row in rows)
    look_together((rows, FIELDS), *names.sights)
    known = names.read()
    about = [f"{known.get(SubjectRef(row.person)) or '—'} · {_category(row)}" for row in rows]
    form = LiftForm(posted, prefix=str(restriction_id))
    return Sent(_("Tell the person, then end it"), about=" ".join(about), forms=[form])


def _sent_telling(_request: PageRequest, posted: QueryDict, *, telling_id: UUID) -> Sent:
    rows = [row for row in tellings_waiting() if row.id == telling_id]
    look(rows, "recipient")
    titles = {one.code: one.name for one in policy.charter().recipients}
    about = " ".join(titles.get(row.recipient, row.recipient) for row in rows)
    return Sent(_("Note it"), about=about, forms=[NotToldForm(posted)])


@_desk(title="Restrictions")
@require_GET
def restrictions(request: PageRequest) -> HttpResponse:
    return _shown(request, None, None)


@_desk(title="Lift a person’s restriction")
@sends_what(_sent_lifting)
@require_POST
def lift(request: PageRequest, restriction_id: UUID) -> HttpResponse:
    form = LiftForm(request.POST, prefix=str(restriction_id))
    if form.is_valid():
        told = form.cleaned_data
        try:
            announce_lifting(
                restriction_id,
                reason=told["reason"],
                told_on_paper=told["told_on_paper"],
                at=clock.now(),
            )
        except NotRestricted:
            raise Http404 from None
        except CannotBeTold:
            form.add_error(
                "told_on_paper", _("There is no e-mail address: tell the person on paper first.")
            )
        else:
            messages.success(
                request, _("The person is told. The restriction ends the day after, not before.")
            )
            return redirect("officer:restrictions")
    return _shown(request, restriction_id, form)


@_desk(title="Note what a recipient was told")
@sends_what(_sent_telling)
@require_POST
def settle(request: PageRequest, telling_id: UUID) -> HttpResponse:
    form = NotToldForm(request.POST)
    if not form.is_valid():
        raise Http404
    word = form.cleaned_data["reason"]
    reason = None if word == "told" else NotToldReason(word)
    try:
        settle_telling(telling_id, reason=reason, by=request.person, at=clock.now())
    except NothingToTell:
        raise Http404 from None
    messages.success(request, _("Noted."))
    return redirect("officer:restrictions")


def _shown(request: PageRequest, typed_for: UUID | None, typed: LiftForm | None) -> HttpResponse:
    rows = restrictions_in_force()
    names = Names(SubjectRef(row.person) for row in rows)
    look_together((rows, FIELDS), *names.sights)
    known = names.read()
    waiting = tellings_waiting()
    look(waiting, "cause", "recipient", "made_at")
    titles = {one.code: one.name for one in policy.charter().recipients}
    context = {
        "tabs": tabs(request),
        "restrictions": [
            Held(
                row=row,
                name=str(known.get(SubjectRef(row.person)) or ""),
                category=_category(row),
                ground=words(GROUNDS, row.ground),
                form=typed if typed and row.id == typed_for else LiftForm(prefix=str(row.id)),
            )
            for row in rows
        ],
        "waiting": [
            (
                one.id,
                titles.get(one.recipient, one.recipient),
                words(CAUSES, one.cause),
                one.made_at,
            )
            for one in waiting
        ],
        "outcome": NotToldForm(),
    }
    return render(request, "officer/restrictions.html", context, status=422 if typed else 200)


def _category(row: Restriction) -> str:
    language = get_language() or "fr"
    if row.datum:
        return name_of_datum(datum_of(row.datum))
    return category_title(Category(row.category), language) if row.category else ""
