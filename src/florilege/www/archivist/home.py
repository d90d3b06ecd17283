"""The archivist's page, while there is no archive: it says so, and what will stand here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from florilege.infra import policy
from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page


@page(purposes=(), vaults=(), roles=(Role.ARCHIVIST,))
@require_GET
def home(request: PageRequest) -> HttpResponse:
    language = get_language() or "fr"
    lines = [
        (entry.title.in_language(language), entry.archived.in_language(language))
        for entry in policy.charter().retention.values()
        if entry.archived is not None
    ]
    return render(request, "archivist/home.html", {"lines": lines})
