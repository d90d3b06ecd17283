"""People without an account, as the office works with them: find, enter, change, hand over."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.contacts.actions.change_contact import (
    NoSuchContact,
    SomebodyElse,
    change_contact,
    end_relation,
    hand_over_contact,
    note_contact,
)
from florilege.people.contacts.actions.enter_contact import NotTold, enter_contact
from florilege.people.contacts.queries import SHOWN, contact_numbered
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends, sends_what
from florilege.www.base.why import why_asked
from florilege.www.office.contact_forms import CardForm, KeeperForm, NewCardForm, WordsForm
from florilege.www.office.contact_list import ORDERS, colleagues, lines_found

PER_PAGE = 30
_desk = partial(
    page,
    purposes=(Purpose.RELATIONS, Purpose.ENROLMENT),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICE,),
    looks_at=(
        *(f"contacts.Contact.{name}" for name in SHOWN),
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)


@_desk(title="Contacts")
@require_http_methods(["GET", "POST"])
def contacts(request: PageRequest) -> HttpResponse:
    """Search words are posted: a name may not stand in an address, nor in a log of addresses."""
    order = request.GET.get("tri", "")
    order = order if order in ORDERS else ORDERS[0]
    form = WordsForm(request.POST or None)
    words = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    found = lines_found(words=words, order=order)
    sheet = Paginator(found, PER_PAGE).get_page(1 if words else request.GET.get("page"))
    context = {
        "form": form,
        "words": words,
        "order": order,
        "sheet": sheet,
        "lines": list(sheet),
        "count": len(found),
    }
    return render(request, "office/contacts.html", context)


@_desk(title="Enter a contact", keeps_post=True)
@sends(gettext_lazy("Enter, and tell the person"), NewCardForm)
@require_http_methods(["GET", "POST"])
def add_contact(request: PageRequest) -> HttpResponse:
    # The number is made with the page, so that a second click is known as one.
    form = NewCardForm(request.POST or None, initial={"number": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_contact(
                form.card(),
                told_on_paper=form.cleaned_data["told_on_paper"],
                contact_id=form.cleaned_data["number"],
                by=request.person,
                at=clock.now(),
            )
        except NotTold:
            form.add_error(
                "told_on_paper", _("Without an e-mail address, tell the person on paper first.")
            )
        except KeyWithheld:
            form.add_error("email", _("This person is just being erased: wait until it is done."))
        else:
            messages.success(request, _("The contact is entered, and the person is told."))
            return redirect("office:contact", contact_id=made.id)
    context = {"form": form, "why": why_asked("contacts.Contact"), **_duties()}
    return render(request, "office/contact_add.html", context, status=422 if form.errors else 200)


def _sent(_request: PageRequest, posted: QueryDict, *, contact_id: UUID) -> Sent:
    """Which of the card's buttons was pressed, for whom."""
    row = contact_numbered(contact_id)
    if row is None:
        raise Http404
    look([row], "name")
    about = str(row.name)
    match posted.get("do"):
        case "hand_over":
            keeper = KeeperForm(posted, colleagues=colleagues(on=clock.today()))
            return Sent(_("Hand over"), about=about, forms=[keeper])
        case "met":
            return Sent(_("We were in touch today"), about=about)
        case "end":
            return Sent(_("The relation has ended"), about=about)
    return Sent(_("Save the card"), about=about, forms=[CardForm(posted)])


@_desk(title="A contact’s card", keeps_post=True)
@sends_what(_sent)
@require_http_methods(["GET", "POST"])
def contact(request: PageRequest, contact_id: UUID) -> HttpResponse:
    row = contact_numbered(contact_id)
    if row is None:
        raise Http404
    look([row], *SHOWN)
    if isinstance(row.name, Withheld):
        return render(request, "office/contact_withheld.html", {"name": row.name})
    form = CardForm(_typed(request, "card"), initial=_as_stored(row))
    keeper = KeeperForm(
        _typed(request, "hand_over"),
        colleagues=colleagues(on=clock.today()),
        initial={"keeper": str(row.keeper or "")},
    )
    said = _acted(request, row.id, form, keeper) if request.method == "POST" else ""
    if said:
        messages.success(request, said)
        return redirect("office:contact", contact_id=contact_id)
    rule = policy.charter().retention["contacts"].rule
    context = {
        "row": row,
        "form": form,
        "keeper": keeper,
        "why": why_asked("contacts.Contact"),
        "goes_on": rule.gone_on(row.ended_on or row.last_contact_on),
        **_duties(),
    }
    failed = bool(form.errors or keeper.errors)
    return render(request, "office/contact.html", context, status=422 if failed else 200)


def _acted(request: PageRequest, contact_id: UUID, form: CardForm, keeper: KeeperForm) -> str:
    """Do what was asked; give the sentence that says so, nothing if a form has an error."""
    at = clock.now()
    try:
        match request.POST.get("do"):
            case "card" if form.is_valid():
                change_contact(contact_id, form.card(), at=at)
                return _("The card is saved. Whoever had received it is told.")
            case "hand_over" if keeper.is_valid():
                hand_over_contact(contact_id, to=SubjectRef(keeper.cleaned_data["keeper"]))
                return _("Handed over.")
            case "met":
                note_contact(contact_id, on=clock.legal_day(at))
                return _("Noted: the time starts anew from today.")
            case "end":
                end_relation(contact_id, on=clock.legal_day(at))
                return _("Noted: the relation has ended, and the time until it goes runs.")
    except SomebodyElse:
        form.add_error("email", _("This address is another person’s: enter them on their own."))
    except NoSuchContact:
        raise Http404 from None
    return ""


def _typed(request: PageRequest, part: str) -> Any:
    return request.POST if request.method == "POST" and request.POST.get("do") == part else None


def _as_stored(row: Any) -> dict[str, Any]:
    names = ("kind", "name", "organisation", "job", "email", "phone", "language", "given_by")
    return {name: getattr(row, name) for name in (*names, "giver")}


def _duties() -> dict[str, Any]:
    charter = policy.charter()
    until = charter.retention["contacts"].in_use.in_language(get_language() or "fr")
    return {"until": until, "officer": charter.officer}
