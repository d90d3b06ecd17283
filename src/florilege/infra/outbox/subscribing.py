"""Which functions want which events."""

from collections.abc import Callable
from typing import Any

from florilege.infra.outbox.events import check_event

Handler = Callable[[Any], None]

_handlers: dict[str, tuple[type, Handler]] = {}
_by_event: dict[type, list[str]] = {}


def handles(event: type) -> Callable[[Handler], Handler]:
    """Register a function for an event. It may be called twice for one event, and must bear it."""

    def register(handler: Handler) -> Handler:
        check_event(event)
        name = f"{handler.__module__}.{handler.__qualname__}"
        if name not in _handlers:
            _handlers[name] = (event, handler)
            _by_event.setdefault(event, []).append(name)
        return handler

    return register


def handler_named(name: str) -> tuple[type, Handler] | None:
    return _handlers.get(name)


def names_for(event: type) -> list[str]:
    return _by_event.get(event, [])
