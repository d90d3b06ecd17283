"""Closed lists of the catalogue."""

from enum import StrEnum


class Modality(StrEnum):
    """Where a course is followed."""

    DISTANCE = "distance"
    MIXED = "mixed"
    ONSITE = "onsite"


class CourseLevel(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class ActivityKind(StrEnum):
    TEXT = "text"
    VIDEO = "video"
    DOCUMENT = "document"
    QUIZ = "quiz"


class ItemKind(StrEnum):
    """The kinds of question, by their QTI 3 interactions."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    MATCH = "match"
    ORDER = "order"
    NUMERIC = "numeric"
    TEXT_ENTRY = "text_entry"
