"""Before everything else: the health address, and the calm page while nobody may be served.

Neither needs a session, a host name or TLS: load balancers ask, and the tables may be changing.
"""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from florilege import __version__
from florilege.infra import clock
from florilege.infra.upkeep import is_closed
from florilege.kernel.vocabulary import Vault
from florilege.oversight.nights import is_alive, last_beat

HEALTH = "/sante"
RETRY_SECONDS = 60


class UpkeepMiddleware:
    """Answer what must be answered even when the rest cannot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.rstrip("/") == HEALTH:
            return health(at=clock.now())
        if is_closed() and not request.path.startswith(settings.STATIC_URL):
            return closed()
        return self.get_response(request)


def closed() -> HttpResponse:
    answer = HttpResponse(render_to_string("base/errors/503.html"), status=503)
    answer["Retry-After"] = str(RETRY_SECONDS)
    answer["Cache-Control"] = "no-store"
    return answer


def health(*, at: datetime) -> JsonResponse:
    """Say whether pages can be served; nothing about anybody, no address and no count.

    200 with `serving`; 503 with `maintenance`, or with `failing` and the vaults that do not answer.
    """
    silent = [vault.value for vault in Vault if not _answers(vault)]
    state = "maintenance" if is_closed() else "failing" if silent else "serving"
    said: dict[str, object] = {"state": state, "version": __version__}
    if silent:
        said["silent"] = silent
    elif state == "serving":
        said["worker"] = "alive" if _worker_lives(at) else "silent"
    answer = JsonResponse(said, status=200 if state == "serving" else 503)
    answer["Cache-Control"] = "no-store"
    return answer


def _answers(vault: Vault) -> bool:
    try:
        with connections[vault.value].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _worker_lives(at: datetime) -> bool:
    try:
        return is_alive(last_beat(), at=at)
    except DatabaseError:
        return False
