"""On the platform: where the archive opens. Nothing of it can be seen from here."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from florilege.infra import policy
from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page


@page(title="Archivist’s space", purposes=(), vaults=(), roles=(Role.ARCHIVIST,))
@require_GET
def home(request: PageRequest) -> HttpResponse:
    return render(
        request, "archivist/home.html", {"rules": rules(), "door": settings.ARCHIVIST_SITE}
    )


def rules() -> list[tuple[str, str]]:
    """Give what the charter in force has archived, and for how long."""
    language = get_language() or "fr"
    return [
        (entry.title.in_language(language), entry.archived.in_language(language))
        for entry in policy.charter().retention.values()
        if entry.archived is not None
    ]
