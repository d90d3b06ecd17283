"""Name what ids and codes of the catalogue stand for, whichever edition they are of.

An edition never changes: titles and questions that were read stay in memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from florilege.teaching.catalogue.models import Activity, CourseVersion, Item

T = TypeVar("T")
_MOST_KEPT = 2_000
_titles: dict[UUID, str] = {}
_questions: dict[UUID, dict[str, "QuestionName"]] = {}


def course_names(course_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give the title of each course in its newest edition, published or not. One query."""
    editions = CourseVersion.objects.filter(course_id__in=set(course_ids)).order_by("imported_at")
    return dict(editions.values_list("course_id", "title"))


def edition_names(version_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Give the course's title and the edition's own name, by edition. One query."""
    editions = CourseVersion.objects.filter(id__in=set(version_ids))
    rows = editions.values_list("id", "title", "version")
    return {version_id: (title, version) for version_id, title, version in rows}


def activity_names(
    course_ids: Iterable[UUID], codes: Iterable[str]
) -> dict[tuple[UUID, str], dict[UUID, str]]:
    """Give the titles that an activity bears, by course and code, then by edition. One query.

    The newest edition stands last: an activity may be gone from the one that somebody follows.
    """
    rows = Activity.objects.filter(version__course_id__in=set(course_ids), code__in=set(codes))
    found: dict[tuple[UUID, str], dict[UUID, str]] = {}
    for course_id, version_id, code, title in rows.order_by("version__imported_at").values_list(
        "version__course_id", "version_id", "code", "title"
    ):
        found.setdefault((course_id, code), {})[version_id] = title
    return found


def activity_titles(activity_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give the title of each activity by its id; those that were not read before take one query."""
    wanted = set(activity_ids)
    unknown = wanted - _titles.keys()
    if unknown:
        _keep(_titles, dict(Activity.objects.filter(id__in=unknown).values_list("id", "title")))
    return {one: _titles[one] for one in wanted if one in _titles}


@dataclass(frozen=True, slots=True)
class QuestionName:
    """A question's quiz, its number there from 1, and the texts of its pieces by their ids."""

    quiz: str
    number: int
    pieces: Mapping[str, str]
    pairs: Mapping[str, tuple[str, str]]


def question_names(quiz_ids: Iterable[UUID]) -> dict[UUID, dict[str, QuestionName]]:
    """Name the questions of quizzes, by quiz and code; new quizzes take one query together."""
    wanted = set(quiz_ids)
    unknown = wanted - _questions.keys()
    if unknown:
        _keep(_questions, _read_questions(unknown))
    return {quiz: _questions[quiz] for quiz in wanted if quiz in _questions}


def _read_questions(quiz_ids: set[UUID]) -> dict[UUID, dict[str, QuestionName]]:
    items = Item.objects.filter(activity_id__in=quiz_ids).order_by("position")
    found: dict[UUID, dict[str, QuestionName]] = {quiz: {} for quiz in quiz_ids}
    for quiz, code, title, body in items.values_list(
        "activity_id", "code", "activity__title", "body"
    ):
        found[quiz][code] = QuestionName(
            quiz=title,
            number=len(found[quiz]) + 1,
            pieces={
                piece["id"]: piece["text"]
                for piece in (*body.get("choices", ()), *body.get("sequence", ()))
            },
            pairs={pair["id"]: (pair["left"], pair["right"]) for pair in body.get("pairs", ())},
        )
    return found


def _keep(kept: dict[UUID, T], found: dict[UUID, T]) -> None:
    if len(kept) + len(found) > _MOST_KEPT:
        kept.clear()
    kept.update(found)
