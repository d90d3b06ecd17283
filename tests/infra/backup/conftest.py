"""Two folders as places, and people to save."""

from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra.backup.places.folder import Folder
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import make_backup_key
from florilege.infra.media.files import write_sealed
from florilege.settings.backups import BackupPlace
from tests.people_made import Made, make_person


@pytest.fixture
def folders(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The two destinations of this installation, empty."""
    monkeypatch.setattr(settings, "BACKUP_KEY_PATH", tmp_path / "backup.agekey")
    make_backup_key()
    made = (tmp_path / "rennes", tmp_path / "grenoble")
    for folder in made:
        folder.mkdir()
    given = tuple(BackupPlace(str(n), str(folder)) for n, folder in enumerate(made, 1))
    monkeypatch.setattr(settings, "BACKUP_PLACES", given)
    return made


@pytest.fixture
def two(folders: tuple[Path, Path]) -> list[Place]:
    return [Folder(str(number), folder) for number, folder in enumerate(folders, 1)]


@pytest.fixture
def person(house: Path) -> Made:
    """Somebody with a name, an address and a file."""
    made = make_person(family_name="Desprez-Lavande")
    write_sealed(
        person=made.person, content=[b"a petal " * 200_000], name="p.txt", media_type="text/plain"
    )
    return made
