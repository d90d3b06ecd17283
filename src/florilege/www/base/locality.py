"""Language and time zone of the reader: from the session, then the cookie, then the school's."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

SCHOOL_ZONE = "Europe/Paris"


class LocalityMiddleware:
    """Activates the signed-in person's zone, and their language unless this browser chose one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = request.session.get("time_zone", SCHOOL_ZONE)
        language = request.session.get("language")
        if language and "language" not in request.COOKIES:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)
