"""Plan how somebody takes a quiz, with mistakes; what it is worth is known from the same marking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from demo.lived.acts.answering import Answer, BeginQuiz, HandIn
from demo.lived.acts.studying import Lesson, OpenLesson
from demo.lived.answers import answer_to
from demo.lived.lessons import be_active, message_id
from demo.lived.moments import Moment
from florilege.teaching.assessment.rules import mark, marks_of
from florilege.teaching.assessment.rules.responses import Value, response_of
from florilege.teaching.catalogue.queries import ItemContent, QuizSettings

CHANGES_MIND = 0.08


@dataclass(frozen=True, slots=True)
class Taken:
    moments: tuple[Moment, ...]
    ends_at: datetime
    passed: bool


def take_quiz(
    lesson: Lesson,
    *,
    settings: QuizSettings,
    items: Sequence[ItemContent],
    knowledge: float,
    at: datetime,
    chance: Random,
) -> Taken:
    """Answer every question in turn, each after some thought."""
    moments = [
        Moment(at, OpenLesson(lesson)),
        Moment(at + timedelta(seconds=20), BeginQuiz(lesson)),
    ]
    now = at + timedelta(seconds=20)
    window, step, given = message_id(lesson, f"window {at.isoformat()}"), 0, []
    for item in items:
        values = _tries(item, knowledge=knowledge, chance=chance)
        seen = 0
        for value in values:
            now += timedelta(seconds=chance.randint(15, 75))
            step += 1
            message = message_id(lesson, f"answer {at.isoformat()} {step}")
            moments.append(Moment(now, Answer(lesson, item.code, value, message, window, seen)))
            seen = step
        given.append((item, mark(item, response_of(values[-1]))))
    now += timedelta(seconds=chance.randint(10, 60))
    moments.extend(be_active(lesson, at=at, length=now - at, chance=chance))
    now += timedelta(seconds=2)
    moments.append(Moment(now, HandIn(lesson)))
    passed = marks_of(given).reaches(settings.passing_percent)
    return Taken(moments=tuple(moments), ends_at=now, passed=passed)


def _tries(item: ItemContent, *, knowledge: float, chance: Random) -> list[Value]:
    """Some answer, think again, and answer otherwise."""
    last = answer_to(item, right=chance.random() < knowledge, chance=chance)
    if chance.random() < CHANGES_MIND:
        return [answer_to(item, right=False, chance=chance), last]
    return [last]
