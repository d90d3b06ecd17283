"""Pure rules of assessment."""

from florilege.teaching.assessment.rules.attempts import (
    answered_elsewhere,
    attempts_left,
    deadline_for,
    is_overdue,
    takes_answers,
)
from florilege.teaching.assessment.rules.marking import Marks, Question, mark, marks_of
from florilege.teaching.assessment.rules.reading import NotANumber, plain_words, read_number
from florilege.teaching.assessment.rules.responses import (
    Response,
    is_answered,
    response_of,
    shown_order,
    value_of,
)

__all__ = [
    "Marks",
    "NotANumber",
    "Question",
    "Response",
    "answered_elsewhere",
    "attempts_left",
    "deadline_for",
    "is_answered",
    "is_overdue",
    "mark",
    "marks_of",
    "plain_words",
    "read_number",
    "response_of",
    "shown_order",
    "takes_answers",
    "value_of",
]
