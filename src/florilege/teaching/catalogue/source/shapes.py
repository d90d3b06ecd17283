"""A course as it was read from its folder, complete and sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from florilege.teaching.catalogue.enums import ActivityKind, CourseLevel, ItemKind, Modality


@dataclass(frozen=True, slots=True)
class MediaSource:
    """A file that the course publishes; its id comes from its content."""

    id: UUID
    sha256: str
    media_type: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class ItemSource:
    code: str
    kind: ItemKind
    points: int
    prompt_html: str
    explanation_html: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuizSource:
    passing_percent: int
    attempts: int
    minutes: int
    introduction_html: str
    items: tuple[ItemSource, ...]


@dataclass(frozen=True, slots=True)
class ActivitySource:
    code: str
    kind: ActivityKind
    title: str
    minutes: int
    required: bool
    html: str = ""
    media: UUID | None = None
    captions: UUID | None = None
    quiz: QuizSource | None = None


@dataclass(frozen=True, slots=True)
class ModuleSource:
    code: str
    title: str
    summary: str
    activities: tuple[ActivitySource, ...]


@dataclass(frozen=True, slots=True)
class CourseSource:
    """`content_hash` covers every file that was read, and how texts are rendered."""

    slug: str
    version: str
    language: str
    title: str
    summary: str
    description_html: str
    hours: Decimal
    modality: Modality
    level: CourseLevel
    themes: tuple[str, ...]
    audience: str
    prerequisites: str
    objectives: tuple[str, ...]
    methods: str
    assessment: str
    accessibility: str
    price_cents: int
    nsf: str
    plant: str
    passing_percent: int
    modules: tuple[ModuleSource, ...]
    media: tuple[MediaSource, ...]
    content_hash: str
