"""Hosted mail services by setting, through the ecosystem's library (NOT-04).

What a service tells us of is read for letters that came back, and for nothing else.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.signals import AnymailTrackingEvent, EventType
from django.conf import settings
from django.http import HttpRequest

from florilege.infra.mail.refusals import Cause, enhanced_status, is_dead
from florilege.infra.mail.tokens import letter_of

_STATUS = re.compile(r"\d\.\d{1,3}\.\d{1,3}")


class NotFromThem(Exception):
    """What came in is not the service's: its secret is missing or wrong, or it cannot be read."""


def returned_letters(service: str, request: HttpRequest) -> Iterator[tuple[Any, Cause]]:
    """Give each letter that a service's call says came back, by its id. Nothing else is read.

    Raises: NotFromThem.
    """
    for event in _events(service, request):
        letter = letter_of(str((event.metadata or {}).get("letter", "")))
        cause = _cause(event)
        if letter is not None and cause is not None:
            yield letter, cause


def _events(service: str, request: HttpRequest) -> list[AnymailTrackingEvent]:
    name = settings.HOSTED_MAIL[service][0]
    view = getattr(import_module(f"anymail.webhooks.{service}"), f"{name}TrackingWebhookView")()
    try:
        view.run_validators(request)
        return list(view.parse_events(request))
    except (AnymailWebhookValidationFailure, ValueError, KeyError, TypeError, AttributeError):
        raise NotFromThem(service) from None


def _cause(event: AnymailTrackingEvent) -> Cause | None:
    if event.event_type in {EventType.COMPLAINED, EventType.UNSUBSCRIBED}:
        return Cause.UNWANTED
    if event.event_type not in {EventType.BOUNCED, EventType.REJECTED}:
        return None
    # What the receiving server said counts first: services call a full box a bounce, too.
    status = enhanced_status(event.mta_response or "")
    if _STATUS.fullmatch(status):
        return Cause.DEAD if is_dead(code=0, status=status) else None
    return Cause.DEAD if _is_hard(event) else None


def _is_hard(event: AnymailTrackingEvent) -> bool:
    """Tell whether the service itself calls it final; each has its own word."""
    said: Any = event.esp_event
    details: Any = said.get("event-data") or next(iter(said.get("msys", {}).values()), {})
    return (
        said.get("hard_bounce") is True
        or said.get("Type") in {"HardBounce", "BadEmailAddress"}
        or details.get("bounce_class") in {"10", "30"}
        or (details.get("severity"), details.get("reason")) == ("permanent", "bounce")
        or details.get("reason") == "suppress-bounce"
    )
