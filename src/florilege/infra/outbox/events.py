"""What an event may carry, and how it travels as JSON."""

import dataclasses
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_type_hints
from uuid import UUID

from florilege.kernel.subjects import SubjectRef

_PLAIN = (int, bool)


class NotAnEvent(Exception):
    """An event class carries something that could be a value of a person."""


def check_event(event: type) -> None:
    """Refuse event classes that carry anything but ids, numbers, days and words of closed lists.

    Raises: NotAnEvent.
    """
    if not dataclasses.is_dataclass(event):
        raise NotAnEvent(f"{event.__name__} is not a dataclass")
    for name, kind in get_type_hints(event).items():
        if not _may_travel(kind):
            raise NotAnEvent(f"{event.__name__}.{name} is a {kind}: send its row's id instead")


def _may_travel(kind: Any) -> bool:
    if kind is SubjectRef or kind in (UUID, date, datetime, *_PLAIN):
        return True
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def packed(event: Any) -> dict[str, Any]:
    """Turn an event into JSON values."""
    return {f.name: _packed(getattr(event, f.name)) for f in dataclasses.fields(event)}


def _packed(value: Any) -> Any:
    return (
        value
        if isinstance(value, (int, StrEnum))
        else (value.isoformat() if isinstance(value, date) else str(value))
    )


def unpacked(event: type, body: dict[str, Any]) -> Any:
    """Make the event again."""
    hints = get_type_hints(event)
    return event(**{name: _unpacked(hints[name], value) for name, value in body.items()})


def _unpacked(kind: Any, value: Any) -> Any:
    if kind is SubjectRef or kind is UUID:
        return UUID(value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return kind(value)
