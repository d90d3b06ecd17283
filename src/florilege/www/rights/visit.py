"""The way to one's own data without an account: ask for a link, open it, correct one's card."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.contacts.actions.change_contact import OWN as CORRECTED
from florilege.people.contacts.actions.change_contact import correct_own
from florilege.people.contacts.actions.mail_way_in import ask_way_in
from florilege.people.contacts.queries import contacts_about
from florilege.people.credentials.actions.begin_visit import begin_visit
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.forms import AddressForm
from florilege.people.credentials.throttling import TooManyTries
from florilege.people.credentials.tokens import LinkSpent, holder_of
from florilege.www.account.sign_in import wait_sentence
from florilege.www.base.doors import FRESH_AT
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.base.why import why_asked
from florilege.www.rights.forms import OwnCardForm

_open = partial(page, purposes=(Purpose.RIGHTS,), vaults=(Vault.IDENTITY,), roles=(Role.ANONYMOUS,))


@_open(title="My data, without an account")
@require_http_methods(["GET", "POST"])
def way_in(request: PageRequest) -> HttpResponse:
    """Ask for the link; the answer is the same whether the address is known or not."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            source = request.META.get("REMOTE_ADDR", "")
            ask_way_in(email=form.cleaned_data["email"], source=source, at=clock.now())
        except TooManyTries as wait:
            form.add_error(None, wait_sentence(wait))
        else:
            return redirect("rights:way_in_mailed")
    context = {"form": form, "officer": policy.charter().officer}
    return render(request, "rights/way_in.html", context, status=422 if form.errors else 200)


@_open(title="My data, without an account: look in your mail")
@require_GET
def way_in_mailed(request: PageRequest) -> HttpResponse:
    minutes = policy.charter().security.reset_link_minutes
    return render(request, "rights/way_in_mailed.html", {"minutes": minutes})


@_open(title="Open my data")
@require_http_methods(["GET", "POST"])
def visit(request: PageRequest, token: str) -> HttpResponse:
    """A button opens it: mail programs follow links, and would use this one up."""
    at = clock.now()
    try:
        if request.method == "POST":
            begin_visit(request.session, token=token, at=at)
            request.session[FRESH_AT] = at.isoformat()
            return redirect("rights:my_data")
        holder_of(token, kind=LinkKind.CONTACT, at=at)
    except LinkSpent:
        return render(request, "rights/way_in_spent.html", status=410)
    return render(request, "rights/visit.html")


def _sent_card(_request: PageRequest, posted: QueryDict, *, contact_id: UUID | None = None) -> Sent:
    return Sent(_("Save the card"), forms=[OwnCardForm(posted, prefix=str(contact_id))])


@page(
    title="My card",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=OWN,
    keeps_post=True,
    looks_at=[f"contacts.Contact.{name}" for name in CORRECTED],
)
@sends_what(_sent_card)
@require_http_methods(["GET", "POST"])
def own_card(request: PageRequest, contact_id: UUID | None = None) -> HttpResponse:
    """What is kept of me as a contact, corrected in place; the e-mail address through the desk."""
    rows = contacts_about(request.person)
    if request.method == "POST" and contact_id not in {row.id for row in rows}:
        raise Http404
    look(rows, *CORRECTED)
    forms = {
        row.id: OwnCardForm(
            request.POST if row.id == contact_id and request.method == "POST" else None,
            initial={name: getattr(row, name) for name in CORRECTED},
            prefix=str(row.id),
        )
        for row in rows
    }
    typed = forms.get(contact_id) if contact_id and request.method == "POST" else None
    if typed is not None and typed.is_valid():
        assert contact_id is not None
        correct_own(contact_id, person=request.person, changes=typed.cleaned_data, at=clock.now())
        messages.success(request, _("Corrected. Whoever had received it is told."))
        return redirect("rights:own_card")
    context = {"forms": forms.items(), "why": why_asked("contacts.Contact")}
    return render(request, "rights/own_card.html", context, status=422 if typed else 200)
