"""Read the catalogue: what is published of courses, and the contents that learners are shown."""

from florilege.teaching.catalogue.queries.contents import activity, items
from florilege.teaching.catalogue.queries.courses import (
    card,
    cards,
    cards_of,
    course_of_version,
    course_page,
    current_version,
    plant_of,
    titles,
)
from florilege.teaching.catalogue.queries.files import media, versions_with
from florilege.teaching.catalogue.queries.naming import (
    QuestionName,
    activity_names,
    activity_titles,
    question_names,
)
from florilege.teaching.catalogue.queries.outlines import outline, outlines
from florilege.teaching.catalogue.shapes import (
    ActivityContent,
    CourseCard,
    CoursePage,
    ItemContent,
    Outline,
    OutlineActivity,
    OutlineModule,
    QuizSettings,
    StoredMedia,
)

__all__ = [
    "ActivityContent",
    "CourseCard",
    "CoursePage",
    "ItemContent",
    "Outline",
    "OutlineActivity",
    "OutlineModule",
    "QuestionName",
    "QuizSettings",
    "StoredMedia",
    "activity",
    "activity_names",
    "activity_titles",
    "card",
    "cards",
    "cards_of",
    "course_of_version",
    "course_page",
    "current_version",
    "items",
    "media",
    "outline",
    "outlines",
    "plant_of",
    "question_names",
    "titles",
    "versions_with",
]
