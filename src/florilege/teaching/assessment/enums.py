"""Closed lists of the assessment room."""

from enum import StrEnum


class AttemptState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"


class SubmittedBy(StrEnum):
    """Who handed an attempt in."""

    LEARNER = "learner"
    DEADLINE = "deadline"  # the last saved answers, even if the learner never came back
