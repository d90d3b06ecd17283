"""The sealed mailbox: give an address, read its letters. Each look is entered like any other."""

import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from florilege.infra.mail.reading import ReadLetter, look_at_letters
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.contacts.queries import person_by_contact_address
from florilege.people.credentials.forms import AddressForm
from florilege.people.credentials.queries import person_by_email
from florilege.www.base.page import PageRequest, page

LETTER = "mail.Letter"
_LOCAL_SITE = re.compile(r"http://127\.0\.0\.1:\d+")


@page(
    title="The sealed mailbox",
    purposes=(Purpose.NOTICES,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.ANONYMOUS,),
    looks_at=[f"{LETTER}.{name}" for name in ("kind", "title", "text", "made_at")],
)
@require_http_methods(["GET", "POST"])
def mailbox(request: PageRequest) -> HttpResponse:
    """The address travels in the form, so that no address of a page holds it."""
    form = AddressForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        context |= {"asked": True, "letters": letters_to(form.cleaned_data["email"])}
    return render(request, "demo/mailbox.html", context, status=422 if form.errors else 200)


def letters_to(address: str) -> list[tuple[ReadLetter, str]]:
    """Give each letter with its text; nobody's address has none.

    A demonstration that found its port taken stands at another address than its older letters say.
    """
    person = person_by_email(address) or person_by_contact_address(address)
    letters = look_at_letters(person) if person else ()
    return [(letter, _LOCAL_SITE.sub(settings.SITE_URL, letter.text)) for letter in letters]
