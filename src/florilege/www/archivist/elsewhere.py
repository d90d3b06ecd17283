"""What the archivist's process does not do itself: it sends to the platform's own address."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page


@page(title="Back to the platform", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_GET
def on_the_platform(request: PageRequest, /, **_: object) -> HttpResponse:
    """Send to the same path of the platform, where every page that is named here stands."""
    return redirect(settings.PLATFORM_SITE + request.path)
