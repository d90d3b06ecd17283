"""A return that is killed anywhere ends, by the same command, as if nothing had happened."""

import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.kill.houses import House
from tests.kill.jobs.bringing import DOCUMENTS, ENTRIES
from tests.properties.sizes import sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-03")]
RANDOM_KILLS = sampled(4, 60)
STEPS = ("own", "rows", "files", "finish")


@pytest.fixture
def packed(home: House, tmp_path: Path) -> tuple[str, str]:
    """A file on the disk, and the address in it."""
    return pack(home, tmp_path / "brought.zip")


def pack(home: House, into: Path) -> tuple[str, str]:
    person = home.run("move_in", count=1)[0]["person"]
    return str(into), str(home.run("pack", person=person, into=str(into)))


def is_taken_in_once(home: House, path: str, email: str, *, keys: int) -> None:
    home.run("bring", path=path)
    assert home.run("bring", path=path) == "already"

    found = home.run("brought", email=email)
    expected = told_by(path)
    taken_whole = found["rows"].keys() ^ expected.keys()
    assert {place: found["rows"][place] for place in found["rows"]} == {
        place: expected[place] for place in found["rows"]
    }
    assert taken_whole == {"profile"}
    assert len(found["rows"]["badges"]) == ENTRIES
    assert (len(found["files"]), found["on disk"]) == (DOCUMENTS, DOCUMENTS)
    assert (found["bringings"], found["accounts"], found["letters"]) == ([True], 1, 1)
    assert home.run("key_count") == keys + 1


def told_by(path: str) -> dict[str, list[str]]:
    """Everything that the file tells, by table and member; empty ones are no loss."""
    with zipfile.ZipFile(path) as archive:
        tables: dict[str, list[Any]] = json.loads(archive.read("data.json"))["tables"]
        for name in ("learning-history.xapi.json", "looks.json"):
            tables[name] = json.loads(archive.read(name))
    told = {
        place: [json.dumps(row, sort_keys=True) for row in rows] for place, rows in tables.items()
    }
    return {place: rows for place, rows in told.items() if rows}


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_around_each_step(
    home: House, packed: tuple[str, str], step: str, moment: str
) -> None:
    keys = home.run("key_count")
    worker = home.start("bring", path=packed[0], at_step=step, moment=moment)
    worker.hear("here")

    assert worker.kill() == -9

    is_taken_in_once(home, *packed, keys=keys)


def test_kills_at_random_statements(home: House, packed: tuple[str, str], tmp_path: Path) -> None:
    """Also before anything is noted: a key without an account, a file without its row."""
    statements = home.run("bring", path=packed[0])
    for number in range(RANDOM_KILLS):
        path, email = pack(home, tmp_path / f"{number}.zip")
        keys = home.run("key_count")
        at = random.randint(1, statements)
        home.start("bring", path=path, at_statement=at).wait()
        # Killed before it could be found by its address, the key alone stays for the night.
        lost = home.run("key_count") - keys - home.run("is_found", email=email)
        is_taken_in_once(home, path, email, keys=keys + max(0, lost))


def test_the_worker_goes_on_by_itself(home: House, packed: tuple[str, str]) -> None:
    worker = home.start("bring", path=packed[0], at_step="rows", moment="before")
    worker.hear("here")
    worker.kill()

    home.run("work_to_the_end")

    assert home.run("bring", path=packed[0]) == "already"


def test_the_person_goes_while_it_is_taken_in(home: House, packed: tuple[str, str]) -> None:
    path, email = packed
    worker = home.start("bring", path=path, at_step="files", moment="before")
    worker.hear("here")
    person = home.run("found_by", email=email)

    home.run("erase", person=person)
    worker.kill()

    ended = home.run("resume", person=person, neighbours=[])["state"]
    assert (ended["erased"], ended["residue"], ended["waiting"]) == ([True], {}, 0)
