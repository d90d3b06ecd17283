"""What the catalogue tells other rooms and pages: plain values, no models."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from florilege.teaching.catalogue.enums import ActivityKind, CourseLevel, ItemKind, Modality


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course as it stands in a list."""

    id: UUID
    version_id: UUID
    slug: str
    language: str
    title: str
    summary: str
    hours: Decimal
    modality: Modality
    level: CourseLevel
    themes: tuple[str, ...]
    price_cents: int
    plant: str


@dataclass(frozen=True, slots=True)
class OutlineActivity:
    id: UUID
    code: str
    kind: ActivityKind
    title: str
    minutes: int
    required: bool
    position: int


@dataclass(frozen=True, slots=True)
class OutlineModule:
    code: str
    title: str
    summary: str
    position: int
    activities: tuple[OutlineActivity, ...]

    @property
    def minutes(self) -> int:
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan of one edition, modules and activities in their order."""

    version_id: UUID
    course_id: UUID
    slug: str
    language: str
    title: str
    plant: str
    passing_percent: int
    modules: tuple[OutlineModule, ...]

    @property
    def activities(self) -> tuple[OutlineActivity, ...]:
        return tuple(activity for module in self.modules for activity in module.activities)

    @property
    def required_count(self) -> int:
        return sum(activity.required for activity in self.activities)


@dataclass(frozen=True, slots=True)
class CoursePage:
    """All that the school publishes of a course."""

    card: CourseCard
    outline: Outline
    version: str
    imported_at: datetime
    description_html: str
    objectives: tuple[str, ...]
    audience: str
    prerequisites: str
    methods: str
    assessment: str
    accessibility: str
    nsf: str


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """A file of a course; `media_path` in `storing` tells where its bytes lie."""

    id: UUID
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class QuizSettings:
    """How a quiz is taken. `attempts` 0 is without limit, `minutes` 0 is untimed."""

    passing_percent: int
    attempts: int
    minutes: int
    introduction_html: str


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """An activity with what is shown of it; `html` is sanitised, its blocks are `b1`, `b2`…"""

    id: UUID
    version_id: UUID
    course_id: UUID
    code: str
    kind: ActivityKind
    title: str
    minutes: int
    required: bool
    html: str
    media: StoredMedia | None
    captions: StoredMedia | None
    quiz: QuizSettings | None


@dataclass(frozen=True, slots=True)
class ItemContent:
    """A question with its right answer: never handed to a page as it is.

    `body` by kind: single_choice and multiple_choice `{"choices": [{id, text, correct, feedback}]}`,
    match `{"pairs": [{id, left, right}]}`, order `{"sequence": [{id, text}]}` in the right order,
    numeric `{"answer", "tolerance", "unit"}`, text_entry `{"accepted": […]}`.
    """

    id: UUID
    code: str
    kind: ItemKind
    points: int
    prompt_html: str
    explanation_html: str
    body: Mapping[str, Any]
