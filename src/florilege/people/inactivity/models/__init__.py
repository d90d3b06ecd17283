"""Tables of the inactivity room."""

from florilege.people.inactivity.models.question import Question

__all__ = ["Question"]
