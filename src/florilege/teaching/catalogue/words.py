"""The words of the catalogue's closed lists, for pages and letters."""

from django.utils.translation import gettext_noop

from florilege.teaching.catalogue.enums import ActivityKind, CourseLevel, Modality

MODALITY_WORDS = {
    Modality.DISTANCE: gettext_noop("At a distance"),
    Modality.MIXED: gettext_noop("At a distance and at the workshop"),
    Modality.ONSITE: gettext_noop("At the workshop"),
}
LEVEL_WORDS = {
    CourseLevel.BEGINNER: gettext_noop("For beginners"),
    CourseLevel.INTERMEDIATE: gettext_noop("With some practice"),
    CourseLevel.ADVANCED: gettext_noop("Advanced"),
}
ACTIVITY_WORDS = {
    ActivityKind.TEXT: gettext_noop("Reading"),
    ActivityKind.VIDEO: gettext_noop("Film"),
    ActivityKind.DOCUMENT: gettext_noop("Document"),
    ActivityKind.QUIZ: gettext_noop("Quiz"),
}
