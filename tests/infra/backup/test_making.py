"""A backup is made, read back, kept for its time, and stands whole or does not count."""

import errno
import json
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import pytest
from django.conf import settings

from florilege.infra import clock
from florilege.infra.backup import making, naming
from florilege.infra.backup.alone import AnotherAtWork, alone
from florilege.infra.backup.checking import check_backup
from florilege.infra.backup.choosing import choose
from florilege.infra.backup.ending import end_backups
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.errors import BackupKeyMissing, BackupKeyWrong, VaultNotRead
from florilege.infra.backup.index import read_index
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.making import NoPlace, back_up
from florilege.infra.backup.models import Copy
from florilege.infra.backup.places.folder import Folder
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import backup_key, make_backup_key
from florilege.infra.media.files import delete_files_of, write_sealed
from florilege.kernel.vocabulary import Vault
from tests.people_made import Made

Two = list[Place]


def stored(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


@pytest.mark.promise("SEC-11")
def test_a_backup_holds_every_vault_and_file_in_both_places(two: Two, person: Made) -> None:
    made = back_up(two, at=clock.now())

    assert made.everywhere
    for place in two:
        (kept,) = kept_in(place)
        with read_index(place, made.backup, key=backup_key()) as (heading, index):
            names = [part.name for part in index.parts]
            assert names[-2:] == ["vault-journal", "vault-keys"]
            assert set(names) == {"anchors", "charter", *(f"vault-{v.value}" for v in Vault)}
            assert [file.path.split("/")[0] for file in index.files()] == ["sealed"]
            assert heading.backup == made.backup
        checked = check_backup(kept)
        assert (checked.parts, checked.files, checked.damaged) == (len(names), 1, ())
    assert set(Copy.objects.values_list("place", "state")) == {("1", "done"), ("2", "done")}


@pytest.mark.promise("SEC-11")
def test_no_key_and_no_name_stands_in_a_place(
    two: Two, folders: tuple[Path, Path], person: Made
) -> None:
    back_up(two, at=clock.now())

    secret = [p.read_bytes() for f in ("RING_DIR", "ESCROW_DIR", "SECRETS_DIR") for p in _in(f)]
    assert secret
    for path in stored(folders[0]) + stored(folders[1]):
        content = path.read_bytes()
        assert not any(key in content for key in secret)
        assert str(person.person) not in str(path)
        assert path.name == "complete.json" or content.startswith(b"age-encryption.org/v1")


def _in(name: str) -> list[Path]:
    return [p for p in Path(getattr(settings, name)).rglob("*.key") if p.is_file()]


def test_files_are_sent_once_and_again_if_they_are_gone(
    two: Two, folders: tuple[Path, Path], person: Made
) -> None:
    back_up(two, at=clock.now() - timedelta(days=1))
    (first,) = stored(folders[0] / "files")
    before = first.stat().st_ino
    write_sealed(person=person.person, content=[b"leaf"], name="l", media_type="text/plain")
    (gone,) = stored(folders[1] / "files")
    gone.unlink()

    back_up(two, at=clock.now())

    assert first.stat().st_ino == before
    assert [len(stored(folder / "files")) for folder in folders] == [2, 2]
    for place in two:
        assert check_backup(kept_in(place)[0]).damaged == ()


def test_what_erasures_and_time_end_leaves_the_places(
    two: Two, folders: tuple[Path, Path], person: Made
) -> None:
    now = clock.now()
    back_up(two, at=now - timedelta(days=31))
    delete_files_of(person.person)
    newer = back_up(two, at=now - timedelta(days=29))
    assert len(stored(folders[0] / "files")) == 1

    assert end_backups(two, at=now, days=30) == 2

    for place, folder in zip(two, folders, strict=True):
        assert [kept.backup for kept in kept_in(place)] == [newer.backup]
        assert stored(folder / "files") == []
        assert {p.name for p in (folder / "backups").iterdir()} == {newer.backup}


@pytest.mark.promise("SEC-11")
def test_a_backup_ends_after_its_last_day_and_not_before(two: Two) -> None:
    made = back_up(two[:1], at=clock.now())
    born = naming.made_at(made.backup)

    assert end_backups(two[:1], at=born + timedelta(days=30), days=30) == 0
    assert end_backups(two[:1], at=born + timedelta(days=30, seconds=1), days=30) == 1
    assert end_backups(two[:1], at=born + timedelta(days=40), days=30) == 0


@pytest.mark.promise("SEC-11")
@pytest.mark.parametrize(("number", "why"), [(errno.ENOSPC, Why.FULL), (errno.EROFS, Why.REFUSED)])
def test_a_place_that_takes_nothing_keeps_the_other_from_nothing(
    two: Two, person: Made, monkeypatch: pytest.MonkeyPatch, number: int, why: Why
) -> None:
    written = []

    def refuse(path: Path, content: IO[bytes]) -> None:
        if "rennes" in str(path) and len(written) >= 3:
            raise OSError(number, "no")
        written.append(path)
        original(path, content)

    from florilege.infra.backup.places import folder

    original = folder._write
    monkeypatch.setattr(folder, "_write", refuse)

    made = back_up(two, at=clock.now())

    assert [failed for _, failed in made.places] == [why, None]
    assert [len(kept_in(place)) for place in two] == [0, 1]
    assert Copy.objects.get(place="1").why == why
    assert check_backup(kept_in(two[1])[0]).damaged == ()


@pytest.mark.promise("SEC-11")
def test_an_absent_place_is_not_made(two: Two, folders: tuple[Path, Path]) -> None:
    folders[0].rmdir()

    made = back_up(two, at=clock.now())

    assert [failed for _, failed in made.places] == [Why.ABSENT, None]
    assert not folders[0].exists()


def test_an_empty_folder_where_backups_stood_is_a_missing_mount(
    two: Two, folders: tuple[Path, Path]
) -> None:
    back_up(two, at=clock.now())
    folders[0].rename(folders[0].with_name("unmounted"))
    folders[0].mkdir()

    made = back_up(two, at=clock.now())

    assert [failed for _, failed in made.places] == [Why.EMPTIED, None]
    assert stored(folders[0]) == []


@pytest.mark.promise("SEC-11")
def test_another_backup_key_opens_nothing(
    two: Two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    back_up(two, at=clock.now())
    monkeypatch.setattr(settings, "BACKUP_KEY_PATH", tmp_path / "another.agekey")
    make_backup_key()

    with pytest.raises(BackupKeyWrong):
        check_backup(kept_in(two[0])[0])
    with pytest.raises(BackupKeyWrong):
        end_backups(two, at=clock.now() + timedelta(days=1), days=30)
    made = back_up(two, at=clock.now())
    assert [failed for _, failed in made.places] == [Why.WRONG_KEY, Why.WRONG_KEY]


@pytest.mark.parametrize("content", [None, b"", b"AGE-SECRET-KEY-1", b"\xff\xfe"])
def test_without_a_key_nothing_is_made(
    two: Two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "lost.agekey"
    monkeypatch.setattr(settings, "BACKUP_KEY_PATH", path)
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BackupKeyMissing):
        back_up(two, at=clock.now())


def test_without_a_place_it_says_so(house: Path, folders: tuple[Path, Path]) -> None:
    with pytest.raises(NoPlace):
        back_up([], at=clock.now())


@pytest.mark.promise("SEC-11")
def test_each_damaged_byte_is_found(two: Two, folders: tuple[Path, Path], person: Made) -> None:
    back_up(two, at=clock.now())
    (kept,) = kept_in(two[0])
    objects = [p for p in stored(folders[0]) if p.suffix == ".age" and p.name != "index.age"]
    assert len(objects) > len(Vault)

    for path in objects:
        whole = path.read_bytes()
        name = path.relative_to(folders[0]).as_posix()
        for harm in (_flipped(whole), whole[:-70_000], whole + b"x", b""):
            path.write_bytes(harm)
            assert check_backup(kept).damaged == (name,), name
        path.unlink()
        assert check_backup(kept).damaged == (name,)
        path.write_bytes(whole)
    assert check_backup(kept).damaged == ()


def _flipped(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


@pytest.mark.promise("SEC-11")
def test_what_a_place_spoils_while_it_writes_is_seen_at_once(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Spoiling(Folder):
        def put(self, name: str, content: IO[bytes]) -> None:
            super().put(name, content)
            if "vault-learning" in name:
                path = self.root / name
                path.write_bytes(_flipped(path.read_bytes()))

    bad = Spoiling("1", two[0].root)  # type: ignore[attr-defined]

    made = back_up([bad, two[1]], at=clock.now())

    assert [failed for _, failed in made.places] == [Why.DAMAGED, None]
    assert kept_in(two[0]) == []


def test_a_vault_that_cannot_be_read_fails_everywhere_and_says_so(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Any = making.engine_of(Vault.LEARNING)
    copied = engine.copied

    def broken(vault: Vault) -> Any:
        if vault is Vault.LEARNING:
            raise VaultNotRead("learning")
        return copied(vault)

    monkeypatch.setattr(engine, "copied", broken)

    with pytest.raises(VaultNotRead):
        back_up(two, at=clock.now())

    assert [kept_in(place) for place in two] == [[], []]
    assert set(Copy.objects.values_list("state", "why")) == {(State.FAILED, Why.NOT_READ)}


def test_the_last_one_counts_as_the_newest_when_the_clock_goes_back(two: Two) -> None:
    at = clock.now()
    for back in (0, 0, 0, 59 * 60):
        made = back_up(two, at=at - timedelta(seconds=back))

        assert choose(two).backup == made.backup
    assert Copy.objects.values("backup").distinct().count() == 4


def test_a_name_far_ahead_keeps_no_backup_too_long() -> None:
    at = clock.now()

    name = naming.new_name(at, newest=naming.new_name(at + timedelta(hours=2)))

    assert naming.made_at(name) == at.replace(microsecond=0)


def test_two_at_once_are_one(two: Two) -> None:
    with alone(), pytest.raises(AnotherAtWork):
        back_up(two, at=clock.now())

    assert back_up(two, at=clock.now()).everywhere


def test_what_was_killed_counts_for_nothing_and_is_cleared(
    two: Two, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*args: object) -> None:
        raise Killed

    monkeypatch.setattr(making.Writer, "complete", die)
    with pytest.raises(Killed):
        back_up(two, at=clock.now() - timedelta(days=1))
    monkeypatch.undo()
    assert stored(folders[0] / "backups")
    assert [kept_in(place) for place in two] == [[], []]

    made = back_up(two, at=clock.now())
    end_backups(two, at=clock.now(), days=30)

    for folder in folders:
        assert [p.name for p in (folder / "backups").iterdir()] == [made.backup]
    assert set(Copy.objects.values_list("state", "why")) == {("failed", "stopped"), ("done", "")}


def test_the_sentence_beside_a_backup_tells_nothing_of_anybody(
    two: Two, folders: tuple[Path, Path], person: Made
) -> None:
    back_up(two, at=clock.now())

    (path,) = folders[0].rglob("complete.json")
    assert set(json.loads(path.read_text())) == {"version", "engine", "stored"}
