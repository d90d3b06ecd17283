"""Closed lists of the enrolment room."""

from enum import StrEnum


class SessionState(StrEnum):
    """Whether seats may be asked for."""

    OPEN = "open"
    CLOSED = "closed"


class SessionPhase(StrEnum):
    """Where a day stands in the life of a session."""

    COMING = "coming"
    RUNNING = "running"
    MARKING = "marking"  # over, and its trainers still mark
    OVER = "over"


class EnrolmentState(StrEnum):
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"


class HalfDay(StrEnum):
    """The unit in which presence is signed for."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Needed(StrEnum):
    """The minimum for a seat (promise ID-03)."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"


class WaitsFor(StrEnum):
    """Why a requested seat is not confirmed."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    SEAT = "seat"
    OFFICE = "office"
