"""The whole school in one sealed file: everything is in it, nothing of the keys, and a cut shows."""

import io
import json
import tarfile
import tracemalloc
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pyrage
import pytest
from django.conf import settings
from pyrage.x25519 import Identity

from florilege.cli.running.school_leaving import check
from florilege.infra import clock, policy
from florilege.infra.charters.publishing import enter_first_edition
from florilege.infra.journal.models import Entry
from florilege.people.notices.models import NoticeShown
from florilege.rights.handover import exporting
from florilege.rights.handover.checking import NotWhole, check_export
from florilege.rights.handover.enums import Reason
from florilege.rights.handover.exporting import export_school
from florilege.rights.handover.models import Handover
from florilege.rights.handover.rows import tables
from tests.canary.marks import work
from tests.people_made import make_person
from tests.teaching.certification.earning import Learner, finish
from tests.teaching.learners_made import make_learner, publish

pytestmark = [pytest.mark.usefixtures("house"), pytest.mark.promise("RGT-12")]
KEY = Identity.generate()


def export(folder: Path, name: str = "ecole.tar.age") -> Path:
    path = folder / name
    export_school(path, recipient=str(KEY.to_public()), reason=Reason.TRIAL, at=clock.now())
    return path


def opened(path: Path) -> dict[str, bytes]:
    """As a stranger opens it, with the public tools' own formats."""
    plain = pyrage.decrypt(path.read_bytes(), [KEY])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        return {m.name: archive.extractfile(m).read() for m in archive.getmembers()}  # type: ignore[union-attr]


def rows(members: dict[str, bytes], model: str) -> list[dict[str, Any]]:
    parts = sorted(name for name in members if f"/{model}/" in name and name.startswith("tables/"))
    return [json.loads(line) for part in parts for line in members[part].splitlines()]


@pytest.fixture
def learner(house: Path) -> Learner:
    course = publish()
    made, seat = make_learner(course)
    who = Learner(made, seat, course)
    finish(who)
    return who


def test_everything_is_in_it_and_can_be_read_without_this_program(
    learner: Learner, tmp_path: Path
) -> None:
    work()
    members = opened(export(tmp_path))

    (profile,) = rows(members, "identity.Profile")
    assert (profile["given_name"], profile["person"]) == ("Jeanne", str(learner.made.person))
    (seat,) = rows(members, "enrolment.Enrolment")
    assert seat["session"] == rows(members, "enrolment.TrainingSession")[0]["id"]
    documents = rows(members, "documents.IssuedDocument")
    assert {members[one["file"]["path"]][:5] for one in documents} == {b"%PDF-"}
    assert any(name.startswith("courses/media/") for name in members)
    schema = json.loads(members["schema.json"])
    for table in tables():
        for row in rows(members, table.holding.model):
            assert set(row) <= set(schema[table.name]["fields"]), table.name
    assert "means" in schema["identity.identity.Profile"]["fields"]["given_name"]
    assert json.loads(members["journal.json"])["is_whole"]


def test_passwords_and_keys_stay(learner: Learner, tmp_path: Path) -> None:
    members = opened(export(tmp_path))

    whole = b"".join(members.values())
    assert b"argon2" not in whole
    assert not any(
        name.startswith(("tables/keys", "tables/journal", "tables/archive")) for name in members
    )


def test_the_manifest_counts_what_is_there(learner: Learner, tmp_path: Path) -> None:
    path = export(tmp_path)
    members = opened(path)
    manifest = json.loads(members["manifest.json"])

    assert manifest["rows"]["identity.identity.Profile"] == 1
    assert manifest["rows"]["learning.enrolment.Enrolment"] == 1
    lines = sum(c.count(b"\n") for name, c in members.items() if name.startswith("tables/"))
    assert sum(manifest["rows"].values()) == lines
    assert check_export(path, key=str(KEY)).rows == manifest["rows"]
    assert list(members)[-1] == "manifest.json"


@pytest.mark.parametrize("cut", [1, 5_000, 70_000])
def test_a_file_that_was_cut_is_not_whole(learner: Learner, tmp_path: Path, cut: int) -> None:
    path = export(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])

    with pytest.raises(NotWhole):
        check_export(path, key=str(KEY))


def test_another_key_opens_nothing(learner: Learner, tmp_path: Path) -> None:
    path = export(tmp_path)

    with pytest.raises(NotWhole):
        check_export(path, key=str(Identity.generate()))


def test_a_member_that_is_missing_or_changed_shows(learner: Learner, tmp_path: Path) -> None:
    """Sealed anew by somebody who has the public key: the manifest's digest tells."""
    path = export(tmp_path)
    plain = pyrage.decrypt(path.read_bytes(), [KEY])
    changed = plain.replace(b"Jeanne", b"Jeanno", 1)
    assert changed != plain
    path.write_bytes(pyrage.encrypt(changed, [KEY.to_public()]))

    with pytest.raises(NotWhole):
        check_export(path, key=str(KEY))


class Killed(BaseException):
    """As a SIGKILL."""


def test_killed_on_the_way_it_leaves_nothing_that_looks_whole(
    learner: Learner, tmp_path: Path
) -> None:
    def stop(*_: object) -> None:
        raise Killed

    with patch.object(exporting, "given", stop), pytest.raises(BaseException):  # noqa: B017
        export(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["ecole.tar.age.part"]
    export(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ecole.tar.age"]
    assert Handover.objects.filter(done_at=None).count() == 1


def test_the_looks_are_in_the_journal(learner: Learner, tmp_path: Path) -> None:
    export(tmp_path)

    entry = Entry.objects.filter(route="handover.export", role="system").first()
    assert entry is not None
    assert entry.result == "open"


def test_the_policys_editions_are_in_it(house: Path, tmp_path: Path) -> None:
    enter_first_edition(Path(settings.CHARTER_PATH).read_text(), at=clock.now())
    members = opened(export(tmp_path))

    assert members["charter/00001.toml"].decode() == policy.editions()[0].text


def test_the_command_says_that_it_is_whole(
    learner: Learner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, key = export(tmp_path), tmp_path / "key"
    key.write_text(f"# created today\n{KEY}\n")

    assert check(path, key=key) == 0
    assert "Atelier Corolle" in capsys.readouterr().out


def test_memory_does_not_grow_with_the_school(house: Path, tmp_path: Path) -> None:

    person = make_person().person

    def add(count: int) -> None:
        last = NoticeShown.objects.count()
        NoticeShown.objects.bulk_create(
            NoticeShown(
                id=uuid4(),
                person=person,
                charter="b",
                version=last + n + 1,
                shown_at=clock.now(),
            )
            for n in range(count)
        )

    def peak(name: str) -> int:
        tracemalloc.start()
        export(tmp_path, name)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak("warm")
    add(6_000)
    small = peak("small")
    add(14_000)
    large = peak("large")

    assert large < small * 1.35
