"""An erasure killed anywhere, resumed by another process, ends the same; others are untouched."""

import random
import time
from collections import Counter
from typing import Any

import pytest

from florilege.rights.workflows import ERASE_SUBJECT
from tests.kill.houses import House
from tests.properties.sizes import LONG, sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-04")]
STEPS = [s.name for s in ERASE_SUBJECT.steps]
RANDOM_KILLS = sampled(6, 100)
FIRST_STATEMENTS = sampled(4, 190)
NEIGHBOURS = 2


class Neighbours:
    """People who live beside the erased ones; not a byte of theirs may change."""

    def __init__(self, home: House) -> None:
        self.people = [made["person"] for made in home.run("move_in", count=NEIGHBOURS)]
        self.before = home.run("digests", people=self.people)


@pytest.fixture(scope="package")
def neighbours(home: House) -> Neighbours:
    return Neighbours(home)


class One:
    """A person who moves in, and how much there is about them before they go."""

    def __init__(self, home: House) -> None:
        (made,) = home.run("move_in", count=1)
        self.id, self.held = made["person"], made["held"]
        assert self.held.pop("living key") == 1
        assert self.held["files"] == 2
        assert len(self.held) > 5


def is_not_done_with_residue(home: House, person: One) -> dict[str, Any]:
    now: dict[str, Any] = home.run("state", person=person.id)
    assert now["residue"] == {} or now["erased"] in ([], [False]), now
    return now


def ends_as_ever(home: House, person: One, neighbours: Neighbours) -> None:
    """One receipt, the same whatever was killed; nothing left, nothing waiting, others untouched."""
    ended = home.run("resume", person=person.id, neighbours=neighbours.people)

    assert ended["digests"] == neighbours.before
    assert ended["state"] == {
        "requests": 1,
        "erased": [True],
        "irreversible": [True],
        "counts": [person.held],
        "runs": ["done"],
        "steps": sorted(STEPS),
        "waiting": 0,
        "residue": {},
    }


def test_nothing_killed(home: House, neighbours: Neighbours) -> None:
    person = One(home)

    home.run("erase", person=person.id)

    ends_as_ever(home, person, neighbours)


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_around_a_step(home: House, neighbours: Neighbours, step: str, moment: str) -> None:
    person = One(home)
    worker = home.start("erase", person=person.id, at_step=step, moment=moment)
    worker.hear("here")

    assert worker.kill() == -9

    is_not_done_with_residue(home, person)
    ends_as_ever(home, person, neighbours)


def test_a_kill_at_each_of_the_first_statements(home: House, neighbours: Neighbours) -> None:
    """Either nothing was asked, or it is carried out: no request waits for ever."""
    for last in range(1, FIRST_STATEMENTS + 1):
        person = One(home)
        home.start("erase", person=person.id, at_statement=last).wait()
        if is_not_done_with_residue(home, person)["requests"]:
            ends_as_ever(home, person, neighbours)


@pytest.mark.long
def test_kills_at_random_moments(home: House, neighbours: Neighbours) -> None:
    """By the clock and by the statement; the worker that resumes may be killed as well."""
    rng = random.Random()
    seconds, statements = measured(home)
    reached = Counter[str]()
    for number in range(RANDOM_KILLS):
        person = One(home)
        if number % 2:
            kill_soon(home, "erase", person=person.id, within=seconds, rng=rng)
        else:
            last = rng.randint(1, statements)
            assert home.start("erase", person=person.id, at_statement=last).wait() == -9
        now = is_not_done_with_residue(home, person)
        reached[f"{len(now['steps'])} steps" if now["requests"] else "nothing"] += 1
        if rng.random() < 0.5:
            home.start("work", at_statement=rng.randint(1, statements)).wait()
            is_not_done_with_residue(home, person)
        ends_as_ever(home, person, neighbours)
    print(
        f"{RANDOM_KILLS} erasures killed at random moments"
        f" ({'the full size' if LONG else 'a sample of 100; all with FLORILEGE_LONG=1'}),"
        f" of {seconds:.2f} s and {statements} statements; behind them was: {dict(reached)}"
    )


def kill_soon(home: House, job: str, *, within: float, rng: random.Random, **given: Any) -> None:
    process = home.start(job, **given)
    process.hear("begun")
    time.sleep(rng.uniform(0, within))
    process.kill()


def measured(home: House) -> tuple[float, int]:
    """How long an erasure takes that nobody disturbs, in seconds and in statements."""
    process = home.start("erase", person=One(home).id)
    process.hear("begun")
    began = time.monotonic()
    statements = process.result()
    return time.monotonic() - began, statements
