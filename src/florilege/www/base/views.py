"""Choose the language of the pages and how they read; both stay in the browser's cookie."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import policy
from florilege.kernel.vocabulary import Role
from florilege.www.base.accent import accent_sheet
from florilege.www.base.context import FONTS, READER_COOKIE, THEMES
from florilege.www.base.doors import safe_next
from florilege.www.base.page import PageRequest, page

YEAR = 365 * 24 * 3600


@page(title="Choice of the language", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_POST
def set_language(request: PageRequest) -> HttpResponse:
    response = redirect(safe_next(request, otherwise="public:home"))
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


@page(title="Choice of the light and the letters", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_POST
def set_reader(request: PageRequest) -> HttpResponse:
    response = redirect(safe_next(request, otherwise="public:home"))
    theme, font = request.POST.get("theme", ""), request.POST.get("font", "")
    if theme in THEMES and font in FONTS:
        _keep(response, READER_COOKIE, f"{theme}-{font}")
    return response


@page(title="Accessibility", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_GET
def accessibility(request: PageRequest) -> HttpResponse:
    """Say what was done and checked for everybody to read, and whom to tell of an obstacle."""
    return render(request, "base/accessibility.html")


@page(title="The school’s colour", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_GET
def accent(request: PageRequest) -> HttpResponse:
    """The school's one colour, by day and by night; its address changes with it."""
    sheet = accent_sheet(policy.charter().look.accent)
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
