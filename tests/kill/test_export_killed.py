"""An export killed anywhere is made in the end, once, whole; no file of it is left lying about."""

import random
import time

import pytest

from tests.kill.houses import House
from tests.properties.sizes import sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-02")]
RANDOM_KILLS = sampled(3, 50)
OWN_FILES = 2
READY = {"ready": True, "file": True, "whole": True, "files": OWN_FILES + 1}
GONE = {"ready": True, "file": None, "whole": True, "files": OWN_FILES}


@pytest.fixture
def person(home: House) -> str:
    return str(home.run("move_in", count=1)[0]["person"])


def is_made_once(home: House, person: str, order: str) -> None:
    home.run("work_to_the_end")

    assert home.run("exports", person=person) == [READY]
    names = home.run("fetch", person=person, order=order)
    assert "data.json" in names
    assert "schema.json" in names
    assert home.run("exports", person=person) == [GONE]
    assert home.run("fetch", person=person, order=order) == "nothing"


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_around_its_step(home: House, person: str, moment: str) -> None:
    order = home.run("order", person=person)
    worker = home.start("work", workflow="export_subject", at_step="make", moment=moment)
    worker.hear("here")

    assert worker.kill() == -9

    is_made_once(home, person, order)


@pytest.mark.long
def test_kills_at_random_statements(home: House, person: str) -> None:
    """A kill between the file on disk and its mention in the order is the one that would litter."""
    home.run("order", person=person)
    statements = home.run("work")
    for _ in range(RANDOM_KILLS):
        other = home.run("move_in", count=1)[0]["person"]
        order = home.run("order", person=other)
        home.start("work", at_statement=random.randint(1, statements)).wait()
        is_made_once(home, other, order)
    # The last statements: mark the order, look whether it is so, note the step.
    for last in range(statements - 8, statements + 1):
        other = home.run("move_in", count=1)[0]["person"]
        order = home.run("order", person=other)
        home.start("work", at_statement=last).wait()
        is_made_once(home, other, order)


def test_a_kill_while_it_is_being_written(home: House, person: str) -> None:
    order = home.run("order", person=person)
    for seconds in (0.02, 0.05, 0.1):
        worker = home.start("work")
        worker.hear("begun")
        time.sleep(seconds)
        worker.kill()

    is_made_once(home, person, order)


def test_who_is_cut_off_while_fetching_does_not_fetch_again(home: House, person: str) -> None:
    """The link is spent; the file ends with its window at the latest."""
    order = home.run("order", person=person)
    home.run("work")
    reader = home.start("fetch", person=person, order=order, read=1)
    reader.hear("reading")
    reader.kill()

    assert home.run("fetch", person=person, order=order) == "nothing"
    home.run("end_exports", days=4)
    assert home.run("exports", person=person) == []
    assert home.run("state", person=person)["residue"]["files"] == OWN_FILES


def test_the_person_goes_while_it_is_being_made(home: House, person: str) -> None:
    home.run("order", person=person)
    worker = home.start("work", workflow="export_subject", at_step="make", moment="before")
    worker.hear("here")

    home.run("erase", person=person)
    worker.kill()

    ended = home.run("resume", person=person, neighbours=[])["state"]
    assert (ended["erased"], ended["residue"], ended["waiting"]) == ([True], {}, 0)
