"""Tables of the assessment room."""

from florilege.teaching.assessment.models.attempt import Attempt
from florilege.teaching.assessment.models.outcome import ItemOutcome, Outcome
from florilege.teaching.assessment.models.step import AttemptStep

__all__ = ["Attempt", "AttemptStep", "ItemOutcome", "Outcome"]
