"""Publishing a course: once for a content, all or nothing, and never under a learner's feet."""

import hashlib
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from florilege.teaching.catalogue.actions.import_course import Outcome, import_course
from florilege.teaching.catalogue.actions.keep_media import SourceChanged, drop_leftovers
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.models import CourseVersion, MediaFile
from florilege.teaching.catalogue.queries import (
    activity,
    cards,
    course_page,
    current_version,
    items,
    outline,
    versions_with,
)
from florilege.teaching.catalogue.queries.outlines import read_outlines
from florilege.teaching.catalogue.source.course import read_course
from florilege.teaching.catalogue.storing import media_folder, media_path
from tests.teaching.catalogue.courses_written import document, write_course

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def address(media_id: object) -> str:
    return f"/fichier/{media_id}/"


def publish(folder: Path):
    return import_course(read_course(folder, media_address=address), at=AT)


def change(folder: Path, *, text: str = "Une tige nette.") -> None:
    (folder / "01-preparer/poste.md").write_text(text, encoding="utf-8")


def test_a_course_is_published_with_its_files(house: Path, tmp_path: Path) -> None:
    imported = publish(write_course(tmp_path))

    assert imported.outcome is Outcome.NEW_COURSE
    assert [card.slug for card in cards()] == ["bouquet-rond"]
    page = course_page("bouquet-rond")
    assert page is not None
    assert page.objectives == ("Préparer les tiges", "Lier le bouquet")
    plan = outline(imported.version_id)
    assert plan is not None
    assert [(a.code, a.kind) for a in plan.activities] == [
        ("poste", ActivityKind.TEXT),
        ("film", ActivityKind.VIDEO),
        ("fiche", ActivityKind.DOCUMENT),
        ("quiz", ActivityKind.QUIZ),
    ]
    sheet = activity(plan.activities[2].id)
    assert sheet is not None
    assert sheet.media is not None
    assert media_path(sheet.media.sha256).read_bytes() == document()
    assert versions_with(sheet.media.id) == {imported.version_id}
    quiz = activity(plan.activities[3].id)
    assert quiz is not None
    assert quiz.quiz is not None
    assert (quiz.quiz.passing_percent, quiz.quiz.attempts) == (70, 0)
    assert [item.code for item in items(quiz.id)] == ["q1", "q2", "q3", "q4", "q5", "q6"]


def test_the_same_content_again_changes_nothing(house: Path, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    first = publish(folder)

    again = publish(folder)

    assert again.outcome is Outcome.UNCHANGED
    assert again.version_id == first.version_id
    assert CourseVersion.objects.count() == 1
    assert MediaFile.objects.count() == 4


def test_another_content_is_current_and_the_earlier_edition_stays(
    house: Path, tmp_path: Path
) -> None:
    folder = write_course(tmp_path)
    first = publish(folder)
    before = read_outlines([first.version_id])
    change(folder)

    second = publish(folder)

    assert second.outcome is Outcome.NEW_VERSION
    assert second.course_id == first.course_id
    assert current_version(first.course_id) == second.version_id
    assert read_outlines([first.version_id]) == before
    assert before
    lesson = activity(before[first.version_id].activities[0].id)
    assert lesson is not None
    assert "sans accrocher" in lesson.html


def test_an_earlier_content_is_current_again_without_a_copy(house: Path, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    first = publish(folder)
    earlier = (folder / "01-preparer/poste.md").read_text(encoding="utf-8")
    change(folder)
    publish(folder)
    change(folder, text=earlier)

    back = publish(folder)

    assert (back.outcome, back.version_id) == (Outcome.BACK_TO_EARLIER, first.version_id)
    assert current_version(first.course_id) == first.version_id
    assert CourseVersion.objects.count() == 2


KILLED = """
import os, signal
import django
django.setup()
from datetime import UTC, datetime
from pathlib import Path
import importlib
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(importlib.import_module({module!r}), {name!r}, die)
from florilege.teaching.catalogue.actions.import_course import import_course
from florilege.teaching.catalogue.source.course import read_course
source = read_course(Path({folder!r}), media_address=lambda m: f"/fichier/{{m}}/")
import_course(source, at=datetime(2026, 11, 2, 9, tzinfo=UTC))
"""


ACTIONS = "florilege.teaching.catalogue.actions"


@pytest.mark.parametrize(
    ("module", "name", "is_late"),
    [
        (f"{ACTIONS}.keep_media", "_sync_folder", False),
        (f"{ACTIONS}.import_course", "_write_media", False),
        (f"{ACTIONS}.import_course", "_settings", False),
        (f"{ACTIONS}.import_course", "drop_leftovers", True),
    ],
)
def test_a_kill_at_any_point_leaves_one_whole_edition_current(
    house: Path, tmp_path: Path, module: str, name: str, is_late: bool
) -> None:
    folder = write_course(tmp_path)
    first = publish(folder)
    change(folder)
    (folder / "media/tige.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8"
    )
    (folder / "01-preparer/poste.md").write_text("![Une](../media/tige.svg)", encoding="utf-8")

    code = KILLED.format(module=module, name=name, folder=str(folder))
    ended = subprocess.run([sys.executable, "-c", code], env=child_environment(), check=False)

    assert ended.returncode == -signal.SIGKILL
    after = current_version(first.course_id)
    assert (after == first.version_id) is not is_late
    again = publish(folder)
    assert again.outcome is (Outcome.UNCHANGED if is_late else Outcome.NEW_VERSION)
    assert CourseVersion.objects.count() == 2
    assert no_file_is_damaged()


def child_environment() -> dict[str, str]:
    source = Path(__file__).resolve().parents[3] / "src"
    return {**os.environ, "PYTHONPATH": str(source)}


def no_file_is_damaged() -> bool:
    kept = [file for file in media_folder().iterdir() if file.suffix != ".part"]
    return all(hashlib.sha256(file.read_bytes()).hexdigest() == file.name for file in kept)


def test_a_full_disk_leaves_the_earlier_edition_current(house: Path, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    first = publish(folder)
    (folder / "02-lier/fiche.pdf").write_bytes(document() + b"% plus longue\n%%EOF\n")
    source = read_course(folder, media_address=address)
    new = next(media for media in source.media if not media_path(media.sha256).exists())
    # Whatever is written here meets a disk without room.
    (media_folder() / f"{new.sha256}.{os.getpid()}.part").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left"):
        import_course(source, at=AT)

    assert current_version(first.course_id) == first.version_id
    assert CourseVersion.objects.count() == 1
    assert sorted(file.suffix for file in media_folder().iterdir()) == ["", "", "", ""]


def test_a_file_that_changed_after_the_reading_is_refused(house: Path, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    source = read_course(folder, media_address=address)
    (folder / "media/tige.svg").write_text("<svg/>", encoding="utf-8")

    with pytest.raises(SourceChanged):
        import_course(source, at=AT)

    assert CourseVersion.objects.count() == 0


def test_leftovers_of_killed_imports_go_after_a_day(house: Path, tmp_path: Path) -> None:
    publish(write_course(tmp_path))
    old, fresh = media_folder() / "a.1.part", media_folder() / "b.2.part"
    old.touch()
    fresh.touch()
    two_days_ago = (AT - timedelta(days=2)).timestamp()
    os.utime(old, (two_days_ago, two_days_ago))
    os.utime(fresh, (AT.timestamp(), AT.timestamp()))

    drop_leftovers(at=AT)

    assert not old.exists()
    assert fresh.exists()
