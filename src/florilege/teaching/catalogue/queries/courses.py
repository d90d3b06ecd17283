"""Read courses by their current edition."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from florilege.teaching.catalogue.enums import CourseLevel, Modality
from florilege.teaching.catalogue.models import CourseVersion
from florilege.teaching.catalogue.queries.outlines import outline_of
from florilege.teaching.catalogue.shapes import CourseCard, CoursePage

# What a card shows; the long texts of an edition stay in the database.
_ON_A_CARD = (
    "course__slug",
    "language",
    "title",
    "summary",
    "hours",
    "modality",
    "level",
    "themes",
    "price_cents",
    "plant",
)


def cards() -> list[CourseCard]:
    """Give every course that is published, by title. One query."""
    return [_card(version) for version in _current().only(*_ON_A_CARD).order_by("title", "id")]


def card(slug: str) -> CourseCard | None:
    """Give a published course by its permanent name. One query."""
    version = _current().only(*_ON_A_CARD).filter(course__slug=slug).first()
    return None if version is None else _card(version)


def cards_of(version_ids: Iterable[UUID]) -> dict[UUID, CourseCard]:
    """Give the cards of these editions, current or not, by edition. One query."""
    versions = CourseVersion.objects.filter(id__in=set(version_ids)).select_related("course")
    return {version.id: _card(version) for version in versions.only(*_ON_A_CARD)}


def titles(course_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give courses' titles in their current edition, by course. One query."""
    versions = CourseVersion.objects.filter(is_current=True, course_id__in=set(course_ids))
    return dict(versions.values_list("course_id", "title"))


def course_page(slug: str) -> CoursePage | None:
    """Give all that is published of a course. Three queries."""
    version = _current().filter(course__slug=slug).first()
    if version is None:
        return None
    return CoursePage(
        card=_card(version),
        outline=outline_of(version),
        version=version.version,
        imported_at=version.imported_at,
        description_html=version.description_html,
        objectives=tuple(version.objectives),
        audience=version.audience,
        prerequisites=version.prerequisites,
        methods=version.methods,
        assessment=version.assessment,
        accessibility=version.accessibility,
        nsf=version.nsf,
    )


def current_version(course_id: UUID) -> UUID | None:
    """Tell which edition of a course new learners get."""
    return (
        CourseVersion.objects.filter(course_id=course_id, is_current=True)
        .values_list("id", flat=True)
        .first()
    )


def course_of_version(version_id: UUID) -> UUID | None:
    """Tell which course an edition is of."""
    return CourseVersion.objects.filter(id=version_id).values_list("course_id", flat=True).first()


def plant_of(slug: str) -> str | None:
    """Tell which plant stands for a course."""
    current = CourseVersion.objects.filter(is_current=True, course__slug=slug)
    return current.values_list("plant", flat=True).first()


def _current() -> QuerySet[CourseVersion]:
    return CourseVersion.objects.filter(is_current=True).select_related("course")


def _card(version: CourseVersion) -> CourseCard:
    return CourseCard(
        id=version.course_id,
        version_id=version.id,
        slug=version.course.slug,
        language=version.language,
        title=version.title,
        summary=version.summary,
        hours=version.hours,
        modality=Modality(version.modality),
        level=CourseLevel(version.level),
        themes=tuple(version.themes),
        price_cents=version.price_cents,
        plant=version.plant,
    )
