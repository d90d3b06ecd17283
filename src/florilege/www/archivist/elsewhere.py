"""What the archivist's process does not do itself: it sends to the platform's own address."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page


def on_the_platform(path: str) -> Callable[..., Any]:
    """Give a page that sends its visitor to the same page of the platform."""

    @page(purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
    @require_GET
    def send(request: PageRequest) -> HttpResponse:
        return redirect(settings.PLATFORM_SITE + path)

    return send
