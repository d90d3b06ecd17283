"""The school closes, or has closed: what becomes of everything, and how to ask for a document."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from florilege.infra import clock, policy
from florilege.infra.closing.board import archive_ends_on, closing, is_closed
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.address import AddressField
from florilege.people.credentials.throttling import TooManyTries, check_tries, count_try
from florilege.rights.actions.open_request import AlreadyAsked, Received, take_request
from florilege.rights.enums import RequestKind, Way
from florilege.www.base.page import PageRequest, page

MOST_REQUESTS = 5  # of one source, before it waits
WAIT = timedelta(hours=1)


class ArchiveForm(forms.Form):
    """Who asks, where to answer, and for which document."""

    number = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=gettext_lazy("Your name, as it stands on the document"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        autocomplete="email",
        label=gettext_lazy("Where we answer you"),
        help_text=gettext_lazy("The address that you had at the school helps us to know you."),
    )
    told = forms.CharField(
        label=gettext_lazy("Which document?"),
        help_text=gettext_lazy("The training, the year, or a number if you know it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@page(
    title="The school closes",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.PUBLIC, Vault.IDENTITY),
    roles=(Role.ANONYMOUS,),
)
@require_http_methods(["GET", "POST"])
def closing_page(request: PageRequest) -> HttpResponse:
    announced = closing()
    if announced is None:
        raise Http404
    has_closed = is_closed(clock.today())
    # The number is made with the page, so that a second click is known as one.
    begun = {"number": uuid4()}
    form = ArchiveForm(request.POST or None, initial=begun) if has_closed else None
    if request.method == "POST" and form is not None and form.is_valid():
        if _ask(request, form):
            return redirect("public:closing")
        form.add_error(None, _("Too many requests came from here. Wait an hour, then try again."))
    context = {
        "has_closed": has_closed,
        "form": form,
        "archive_ends_on": archive_ends_on(announced.closes_on),
        "officer": policy.charter().officer,
        "days": policy.charter().deadlines.answer_days,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "public/closing.html", context, status=status)


def _ask(request: PageRequest, form: ArchiveForm) -> bool:
    """Hand the request to the officer; False if this source asked too often."""
    source, at = str(request.META.get("REMOTE_ADDR", "")), clock.now()
    try:
        check_tries(what="archive", who=source, at=at, most=MOST_REQUESTS)
    except TooManyTries:
        return False
    count_try(what="archive", who=source, at=at, wait=WAIT)
    given = form.cleaned_data
    received = Received(
        kind=RequestKind.ACCESS,
        way=Way.PAGE,
        received_on=clock.legal_day(at),
        told=given["told"],
        name=given["name"],
        email=given["email"],
        address="",
        has_mandate=False,
    )
    with suppress(AlreadyAsked):  # The answer is the same: nobody learns who asked before.
        take_request(received, by=None, at=at, request_id=given["number"])
    messages.success(
        request, _("Your request has arrived. We write to you, first to make sure that it is you.")
    )
    return True
