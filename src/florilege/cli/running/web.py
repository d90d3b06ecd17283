"""The page server: gunicorn with threads and persistent connections, and what it is told."""

import os
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from florilege.cli.running import access_log
from florilege.cli.running.address import LOOPBACK, Address, declared_proxies
from florilege.cli.running.request_limit import Application, RequestLimit

KEEP_ALIVE_SECONDS: Final = 15


class PageServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """One process and eight threads unless the environment says otherwise."""

    def __init__(self, address: Address, *, when_ready: Callable[[Any], None]) -> None:
        self.address = address
        self.when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self.address).items():
            self.cfg.set(name, value)
        self.cfg.set("when_ready", self.when_ready)

    def load(self) -> Application:
        # Taken from the module that any other WSGI server would be given.
        return RequestLimit(get_wsgi_application(), seconds=settings.REQUEST_SECONDS)


def options(address: Address) -> dict[str, Any]:
    logs = os.environ.get(access_log.ON) == "1"
    return {
        "bind": str(address),
        "worker_class": "gthread",
        "workers": int(os.environ.get("FLORILEGE_WORKERS", "1")),
        "threads": int(os.environ.get("FLORILEGE_THREADS", "8")),
        "keepalive": KEEP_ALIVE_SECONDS,
        # Of a worker that answers no request any more; a request has its own limit.
        "timeout": settings.REQUEST_SECONDS + 10,
        "graceful_timeout": settings.REQUEST_SECONDS,
        "forwarded_allow_ips": ",".join(declared_proxies() or (LOOPBACK, "::1")),
        "loglevel": "warning",
        "logger_class": access_log.QuietLogger,
        "accesslog": "-" if logs else None,
        "access_log_format": access_log.FORMAT,
        "control_socket_disable": True,
    }
