"""What the codes of questions and answers name, in words."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from florilege.kernel.codes import Code, Named, reads
from florilege.teaching.assessment.models import Attempt
from florilege.teaching.assessment.rules.responses import Value, value_of
from florilege.teaching.catalogue.queries import QuestionName, question_names


@reads(Named.QUESTION, Named.ANSWER)
def questions_and_answers(codes: Sequence[Code]) -> list[str]:
    """Give a question's quiz and its number there; say an answer in its question's words."""
    quizzes = _quizzes({_attempt_or_outcome(code.row) for code in codes})
    named = question_names(quizzes.values())
    return [
        _said(code, named[quizzes[place]])
        if (place := _attempt_or_outcome(code.row)) in quizzes
        else ""
        for code in codes
    ]


def _quizzes(wanted: set[UUID]) -> dict[UUID, UUID]:
    """Give the quiz behind each attempt, by the attempt's id and by its outcome's. One query."""
    attempts = Attempt.objects.filter(Q(id__in=wanted) | Q(outcome__id__in=wanted))
    found: dict[UUID, UUID] = {}
    for attempt_id, outcome_id, quiz in attempts.values_list("id", "outcome__id", "activity_id"):
        found |= {attempt_id: quiz, outcome_id: quiz}
    return found


def _attempt_or_outcome(row: Any) -> UUID:
    """An answer knows its attempt, a result its outcome."""
    found: UUID = row.attempt_id if hasattr(row, "attempt_id") else row.outcome_id
    return found


def _said(code: Code, questions: Mapping[str, QuestionName]) -> str:
    name = questions.get(code.row.item_code)
    if name is None:
        return ""
    if code.named is Named.QUESTION:
        return _numbered(name)
    return _chosen(value_of(code.value), name) if isinstance(code.value, dict) else ""


def _numbered(name: QuestionName) -> str:
    """Example: "What a bouquet needs, question 3"."""
    return _("%(quiz)s, question %(number)d") % {"quiz": name.quiz, "number": name.number}


def _chosen(value: Value, name: QuestionName) -> str:
    given = [value] if isinstance(value, str) else value
    return " · ".join(_piece(one, name) for one in given)


def _piece(one: str, name: QuestionName) -> str:
    """Say one piece: a choice, a line, a pair of lines; what was typed stands as it is."""
    left, _space, right = one.partition(" ")
    if left in name.pairs and right in name.pairs:
        return f"{name.pairs[left][0]} → {name.pairs[right][1]}"
    return name.pieces.get(one, one)
