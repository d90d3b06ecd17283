"""Plan how somebody goes through one lesson: opens it, is active, keeps the place, finishes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from demo.lived.acts.studying import Finish, KeepPlace, Lesson, OpenLesson, StayActive
from demo.lived.moments import Moment
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import OutlineActivity
from florilege.teaching.progress.rules import Locator

# Beats of half a minute would make twelve times the records and tell the same.
BEAT_SECONDS = 360
MOST_BEATS = 7


def length_of(activity: OutlineActivity, *, chance: Random) -> timedelta:
    return timedelta(seconds=int(activity.minutes * 60 * chance.uniform(0.55, 1.15)))


def read_lesson(
    lesson: Lesson, about: OutlineActivity, *, at: datetime, share: float, chance: Random
) -> Iterator[Moment]:
    """Read a lesson from `at` on; below a `share` of 1 it is left half-way, to be resumed."""
    length = length_of(about, chance=chance) * share
    yield Moment(at, OpenLesson(lesson))
    yield from be_active(lesson, at=at, length=length, chance=chance)
    left_at = at + length
    yield Moment(left_at, KeepPlace(lesson, place_at(about, share=share, chance=chance)))
    if share >= 1:
        yield Moment(left_at + timedelta(seconds=3), Finish(lesson))


def be_active(
    lesson: Lesson, *, at: datetime, length: timedelta, chance: Random
) -> Iterator[Moment]:
    """Beat while the page is read; now and then somebody looks out of the window."""
    beats = min(MOST_BEATS, max(1, int(length.total_seconds() // BEAT_SECONDS)))
    step = length / beats
    for number in range(1, beats + 1):
        claimed = int(step.total_seconds() * chance.uniform(0.7, 1))
        beat = message_id(lesson, f"beat {at.isoformat()} {number}")
        yield Moment(at + step * number, StayActive(lesson, claimed, beat, opened_at=at))


def place_at(about: OutlineActivity, *, share: float, chance: Random) -> Locator:
    if about.kind is ActivityKind.VIDEO:
        return Locator(seconds=round(share * 40, 1))
    block = max(1, round(share * chance.randint(12, 20)))
    return Locator(block=f"b{block}", ratio=round(chance.random(), 3))


def message_id(lesson: Lesson, what: str) -> UUID:
    """Name what a browser sends, so that a start which is done twice sends it once."""
    about = f"{lesson.email} {lesson.session} {lesson.code}"
    return uuid5(NAMESPACE_URL, f"florilege-demo {about} {what}")
