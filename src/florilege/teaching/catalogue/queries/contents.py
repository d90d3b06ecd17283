"""Read what a learner is shown of an activity, and the questions of a quiz."""

from uuid import UUID

from florilege.teaching.catalogue.enums import ActivityKind, ItemKind
from florilege.teaching.catalogue.models import Activity, Item, MediaFile
from florilege.teaching.catalogue.shapes import (
    ActivityContent,
    ItemContent,
    QuizSettings,
    StoredMedia,
)


def activity(activity_id: UUID) -> ActivityContent | None:
    """Give an activity with its contents. One query."""
    row = (
        Activity.objects.filter(id=activity_id)
        .select_related("version", "media", "captions")
        .only(
            *("version__course", "code", "kind", "title", "minutes", "required", "html", "quiz"),
            *(f"{file}__{part}" for file in ("media", "captions") for part in _OF_A_FILE),
        )
        .first()
    )
    if row is None:
        return None
    return ActivityContent(
        id=row.id,
        version_id=row.version_id,
        course_id=row.version.course_id,
        code=row.code,
        kind=ActivityKind(row.kind),
        title=row.title,
        minutes=row.minutes,
        required=row.required,
        html=row.html,
        media=stored(row.media),
        captions=stored(row.captions),
        quiz=QuizSettings(**row.quiz) if row.quiz else None,
    )


def items(activity_id: UUID) -> tuple[ItemContent, ...]:
    """Give the questions of a quiz in their order, with their right answers. One query."""
    return tuple(
        ItemContent(
            id=row.id,
            code=row.code,
            kind=ItemKind(row.kind),
            points=row.points,
            prompt_html=row.prompt_html,
            explanation_html=row.explanation_html,
            body=row.body,
        )
        for row in Item.objects.filter(activity_id=activity_id).order_by("position")
    )


_OF_A_FILE = ("sha256", "media_type", "size")


def stored(file: MediaFile | None) -> StoredMedia | None:
    if file is None:
        return None
    return StoredMedia(id=file.id, sha256=file.sha256, media_type=file.media_type, size=file.size)
