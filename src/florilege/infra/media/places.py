"""Where sealed files lie: `sealed/<first two letters of the person>/<person>/<file>`."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from florilege.kernel.subjects import SubjectRef

DRAFT = ".draft"


def sealed_folder() -> Path:
    return Path(settings.MEDIA_DIR) / "sealed"


def folder_of(person: SubjectRef) -> Path:
    return sealed_folder() / person.hex[:2] / str(person)


def path_of(*, person: SubjectRef, file_id: UUID) -> Path:
    return folder_of(person) / str(file_id)


def files_of(person: SubjectRef) -> tuple[UUID, ...]:
    """Give the ids of a person's files, in no order; drafts are not files yet."""
    return tuple(UUID(p.name) for p in _contents(person) if p.suffix != DRAFT)


def delete_file(*, person: SubjectRef, file_id: UUID) -> bool:
    """Delete one file; True if it was there. Safe to repeat."""
    path = path_of(person=person, file_id=file_id)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def delete_files_of(person: SubjectRef) -> int:
    """Delete everything of a person, drafts included; give how many files there were.

    Safe to repeat and to be killed: it looks at the folder, not at any list of what should be there.
    """
    count = len(_contents(person))
    shutil.rmtree(folder_of(person), ignore_errors=True)
    if folder_of(person).exists():
        # Somebody was writing meanwhile, or the disk refuses; the second says why.
        shutil.rmtree(folder_of(person))
    return count


def drafts() -> Iterator[Path]:
    """Every file that is being written, or whose writer was killed."""
    yield from sealed_folder().glob(f"*/*/*{DRAFT}")


def _contents(person: SubjectRef) -> list[Path]:
    folder = folder_of(person)
    return list(folder.iterdir()) if folder.is_dir() else []
