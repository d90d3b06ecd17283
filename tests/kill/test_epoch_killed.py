"""A turn of the epoch killed anywhere loses nobody, and the next turn ends what it began."""

import random
import time
from pathlib import Path

import pytest

from tests.kill.houses import House, house
from tests.properties.sizes import LONG, sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-04", "SEC-02")]
PEOPLE = 5


@pytest.fixture(scope="module")
def street(engine: str, tmp_path_factory: pytest.TempPathFactory):
    """A house of its own, so that few people are re-wrapped at each turn."""
    from tests.kill.conftest import SERVER

    folder: Path = tmp_path_factory.mktemp("epochs")
    with house(folder, engine=engine, server=SERVER) as made:
        people = {m["person"]: m["email"] for m in made.run("move_in", count=PEOPLE)}
        gone, address = people.popitem()
        made.run("erase", person=gone)
        yield made, people, gone, address


def is_as_before(home: House, people: dict[str, str], gone: str, before: object) -> None:
    assert home.run("belongings", people=people) == before
    assert home.run("belongings", people={gone: "nobody@courrier.example"}) == {gone: "erased"}


def test_kills_of_a_turn(street: tuple[House, dict[str, str], str, str]) -> None:
    home, people, gone, _ = street
    before = home.run("belongings", people=people)
    began = time.monotonic()
    statements = home.run("turn")
    seconds = time.monotonic() - began
    moments = range(1, statements + 1) if LONG else random.sample(range(1, statements + 1), 12)

    for last in moments:
        assert home.start("turn", at_statement=last).wait() == -9
        is_as_before(home, people, gone, before)
        home.run("turn")
        is_as_before(home, people, gone, before)
    for _ in range(sampled(3, 50)):
        process = home.start("turn")
        process.hear("begun")
        time.sleep(random.uniform(0, seconds))
        process.kill()
        is_as_before(home, people, gone, before)
    home.run("turn")
    home.run("turn")

    is_as_before(home, people, gone, before)
    now = home.run("ring_now")
    assert now["keys"] == now["escrowed"] == now["in_use"] == [now["current"]]
    print(f"a turn killed at {len(moments)} of {statements} statements and by the clock")
