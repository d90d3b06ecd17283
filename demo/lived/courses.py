"""What the plan needs of a published course: its lessons in order, and its quizzes."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import (
    ItemContent,
    OutlineActivity,
    QuizSettings,
    activity,
    cards,
    items,
    outline,
)


@dataclass(frozen=True, slots=True)
class Quiz:
    settings: QuizSettings
    items: tuple[ItemContent, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """`activities` in their order; `quizzes` by code."""

    slug: str
    activities: tuple[OutlineActivity, ...]
    quizzes: Mapping[str, Quiz]


def published_courses() -> dict[str, Course]:
    """Read the catalogue, by slug."""
    courses = {}
    for card in cards():
        plan = outline(card.version_id)
        assert plan is not None
        courses[card.slug] = Course(
            slug=card.slug, activities=plan.activities, quizzes=_quizzes(plan.activities)
        )
    return courses


def _quizzes(activities: tuple[OutlineActivity, ...]) -> dict[str, Quiz]:
    quizzes = {}
    for one in activities:
        if one.kind is ActivityKind.QUIZ:
            content = activity(one.id)
            assert content is not None
            assert content.quiz is not None
            quizzes[one.code] = Quiz(settings=content.quiz, items=items(one.id))
    return quizzes
