"""Publish a course that was read from its folder: a new edition becomes the current one."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.catalogue.actions.keep_media import drop_leftovers, keep_media
from florilege.teaching.catalogue.models import (
    Activity,
    Course,
    CourseVersion,
    Item,
    MediaFile,
    MediaUse,
    Module,
)
from florilege.teaching.catalogue.source.shapes import (
    ActivitySource,
    CourseSource,
    MediaSource,
    QuizSource,
)


class Outcome(StrEnum):
    NEW_COURSE = "new_course"
    NEW_VERSION = "new_version"
    BACK_TO_EARLIER = "back_to_earlier"  # an edition that was current before is so again
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Imported:
    course_id: UUID
    version_id: UUID
    outcome: Outcome


def import_course(source: CourseSource, *, at: datetime) -> Imported:
    """Make the course's content current; the same content again changes nothing.

    Files are kept first, so that a full disk or a kill leaves the earlier edition current. Earlier
    editions stay for who learns with them. Raises: SourceChanged, OSError.
    """
    for media in source.media:
        keep_media(media)
    with transaction.atomic(using=Vault.PUBLIC.value):
        imported = _publish(source, at=at)
    drop_leftovers(at=at)
    return imported


def _publish(source: CourseSource, *, at: datetime) -> Imported:
    course, is_new = Course.objects.get_or_create(
        slug=source.slug, defaults={"id": uuid4(), "since": at}
    )
    # Of two imports at once, one waits here for the other.
    course = Course.objects.select_for_update().get(id=course.id)
    version = CourseVersion.objects.filter(course=course, content_hash=source.content_hash).first()
    if version is not None and version.is_current:
        return Imported(course.id, version.id, Outcome.UNCHANGED)
    CourseVersion.objects.filter(course=course, is_current=True).update(is_current=False)
    if version is not None:
        CourseVersion.objects.filter(id=version.id).update(is_current=True)
        return Imported(course.id, version.id, Outcome.BACK_TO_EARLIER)
    version = _write_version(source, course=course, at=at)
    return Imported(course.id, version.id, Outcome.NEW_COURSE if is_new else Outcome.NEW_VERSION)


_WRITTEN_ELSEWHERE = ("slug", "modules", "media", "themes", "objectives")


def _write_version(source: CourseSource, *, course: Course, at: datetime) -> CourseVersion:
    plain = {
        name: getattr(source, name)
        for name in CourseSource.__dataclass_fields__
        if name not in _WRITTEN_ELSEWHERE
    }
    version = CourseVersion.objects.create(
        id=uuid4(),
        course=course,
        is_current=True,
        imported_at=at,
        themes=list(source.themes),
        objectives=list(source.objectives),
        **plain,
    )
    _write_media(source.media, version)
    for position, part in enumerate(source.modules):
        module = Module.objects.create(
            id=uuid4(),
            version=version,
            code=part.code,
            position=position,
            title=part.title,
            summary=part.summary,
        )
        for place, activity in enumerate(part.activities):
            _write_activity(activity, module=module, position=place)
    return version


def _write_media(files: Iterable[MediaSource], version: CourseVersion) -> None:
    for file in files:
        media, _ = MediaFile.objects.get_or_create(
            id=file.id,
            defaults={
                "sha256": file.sha256,
                "media_type": file.media_type,
                "size": file.size,
            },
        )
        MediaUse.objects.create(version=version, media=media)


def _write_activity(source: ActivitySource, *, module: Module, position: int) -> None:
    activity = Activity.objects.create(
        id=uuid4(),
        module=module,
        version=module.version,
        code=source.code,
        position=position,
        kind=source.kind,
        title=source.title,
        minutes=source.minutes,
        required=source.required,
        html=source.html,
        media_id=source.media,
        captions_id=source.captions,
        quiz=_settings(source.quiz),
    )
    items = source.quiz.items if source.quiz else ()
    Item.objects.bulk_create(
        Item(
            id=uuid4(),
            activity=activity,
            code=item.code,
            position=place,
            kind=item.kind,
            points=item.points,
            prompt_html=item.prompt_html,
            explanation_html=item.explanation_html,
            body=dict(item.body),
        )
        for place, item in enumerate(items)
    )


def _settings(quiz: QuizSource | None) -> dict[str, object]:
    if quiz is None:
        return {}
    return {name: value for name, value in asdict(quiz).items() if name != "items"}
