"""Closed lists of the progress room."""

from enum import StrEnum


class Verb(StrEnum):
    """What a learner did, in the words of xAPI."""

    INITIALIZED = "initialized"  # opened the activity for the first time
    PROGRESSED = "progressed"  # was active for some seconds
    COMPLETED = "completed"
    ANSWERED = "answered"  # handed in a quiz
    PASSED = "passed"
    FAILED = "failed"
    TERMINATED = "terminated"  # the deadline handed the quiz in


class ActivityState(StrEnum):
    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    DONE = "done"
