"""SIGKILL anywhere in a backup or a restore: what is half counts for nothing, and goes on."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kill.conftest import SERVER, engine  # noqa: F401 - the engines at hand
from tests.kill.houses import House
from tests.properties.sizes import LONG, sampled
from tests.restore.places import Outside

pytestmark = [pytest.mark.xdist_group("restore"), pytest.mark.promise("SEC-11")]

PARTS = [
    "anchors",
    "vault-public",
    "vault-identity",
    "vault-learning",
    "vault-archive",
    "files",
    "vault-journal",
    "vault-keys",
]
BROUGHT = ["vault-keys", "vault-journal", "anchors", *PARTS[1:6], "erasures"]


@pytest.fixture(scope="module")
def outside(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Outside:
    return Outside(tmp_path_factory.mktemp("killed"), engine, SERVER)


@pytest.fixture(scope="module")
def school(outside: Outside) -> Iterator[House]:
    with outside.school() as made:
        made.run("move_in", count=3)
        yield made


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.glob(".copy-*") if p.stat().st_size]


@pytest.mark.parametrize("part", PARTS if LONG else PARTS[2::2])
def test_a_backup_killed_at_a_part_counts_for_nothing(school: House, part: str) -> None:
    before = school.run("kept")
    school.run("move_in", count=1)  # so that there is a file to write

    assert school.start("save", kill_at=part).wait() == -9

    assert school.run("kept") == before
    assert leftovers(school.data) == []
    name = school.run("save")
    assert [sorted(held) for held in school.run("kept")] == [
        sorted([*held, name]) for held in before
    ]


def test_a_backup_killed_by_the_clock(school: House) -> None:
    began = time.monotonic()
    school.run("save")
    seconds = time.monotonic() - began
    for _ in range(sampled(5, 40)):
        process = school.start("save")
        process.hear("begun")
        time.sleep(random.uniform(0, seconds))
        process.kill()
        assert leftovers(school.data) == []

    name = school.run("save")

    assert all(name in held for held in school.run("kept"))
    # One that was killed between the two places stands whole in the first one.
    one, other = (set(held) for held in school.run("kept"))
    assert len(one ^ other) <= sampled(5, 40)


def test_a_restore_killed_everywhere_ends_as_one_that_was_not(
    school: House, outside: Outside
) -> None:
    people = school.run("move_in", count=2)
    ids = [one["person"] for one in people]
    school.run("save")
    data = school.run("data_of", people=ids)
    school.run("erase", person=ids[0])
    school.run("work_to_the_end")
    with outside.new_place("once") as calm:
        whole = calm.run("bring_back")
        ended = calm.run("house_now")

    moments = [(part, after) for part in BROUGHT for after in (False, True)][:-1]
    with outside.new_place("killed-often") as new:
        for part, after in moments if LONG else moments[::2]:
            status = new.start("bring_back", kill_at=part, after=after).wait()
            assert status == -9, (part, after)
            assert "not finished" in new.run("serves")
        # By now the erasures that came since are in the vault, and not done again yet.
        assert new.start("bring_back", kill_at="replay").wait() == -9
        for _ in range(sampled(3, 20)):
            process = new.start("bring_back")
            process.hear("begun")
            time.sleep(random.uniform(0, 0.3))
            process.kill()

        done = new.run("bring_back") if "not finished" in new.run("serves") else whole

        assert done == whole
        assert new.run("serves") == ""
        assert new.run("house_now") == ended
        assert new.run("data_of", people=ids[1:]) == {ids[1]: data[ids[1]]}
        assert new.run("state", person=ids[0])["residue"] == {}


def test_a_living_place_is_not_overwritten(school: House, outside: Outside) -> None:
    school.run("save")
    before = school.run("house_now")

    assert "not overwritten" in school.run("bring_back")["refused"]

    assert school.run("house_now") == before
    assert school.run("serves") == ""


def test_vaults_put_back_by_hand_are_not_served_before_the_replay(
    school: House, outside: Outside
) -> None:
    """A snapshot of the disk, or a copied file: the log outside gives it away."""
    if school.engine != "sqlite":
        pytest.skip("the files of a server are not copied by hand")
    import shutil

    (one,) = school.run("move_in", count=1)
    kept = outside.folder / "by-hand"
    shutil.copytree(school.data / "vaults", kept)
    school.run("erase", person=one["person"])
    school.run("work_to_the_end")
    shutil.rmtree(school.data / "vaults")
    shutil.copytree(kept, school.data / "vaults")

    assert "restore --replay" in school.run("serves")
    at = school.run("now")
    assert school.run("replay", at=at)["people"] >= 1

    assert school.run("serves") == ""
    assert school.run("state", person=one["person"])["residue"] == {}


def test_the_drill_tries_what_a_disaster_needs(school: House) -> None:
    school.run("save")
    ring = school.run("ring_now")

    drills = [school.run("try_drill") for _ in range(2)]

    for done in drills:
        assert (done["state"], done["why"]) == ("done", "")
        assert done["counts"]["broken"] == done["counts"]["residue"] == 0
        assert done["counts"]["values"] > 10
    assert {done["place"] for done in drills} == {"1", "2"}, "by turns"
    assert school.run("ring_now") == ring
    assert not (school.data / "drill").exists()
    assert school.run("serves") == ""


def test_a_drill_finds_a_damaged_place(school: House, outside: Outside) -> None:
    name = school.run("save")
    (vault,) = (outside.folder / "rennes").glob(f"backups/{name}/vault-learning.age")
    whole = vault.read_bytes()
    vault.write_bytes(whole[:-20])
    try:
        drills = [school.run("try_drill") for _ in range(2)]
    finally:
        vault.write_bytes(whole)

    assert {(d["place"], d["state"]) for d in drills} == {("1", "failed"), ("2", "done")}
    assert not (school.data / "drill").exists()
