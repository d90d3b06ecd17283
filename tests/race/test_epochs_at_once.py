"""Several processes turn the epoch at once, while others enter, find and open: nobody is lost."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the fixtures of processes
from tests.kill.houses import House
from tests.properties.sizes import sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-04", "SEC-02")]
SECONDS = sampled(3, 60)
ROUNDS = sampled(4, 60)
TURNERS = 3


def test_turns_at_once_lose_nobody(home: House) -> None:
    people = {m["person"]: m["email"] for m in home.run("move_in", count=6)}
    before = home.run("belongings", people=people)

    for _ in range(ROUNDS):
        turners = [home.start("turn", times=2) for _ in range(TURNERS)]
        newcomer = home.start("move_in", count=1)
        (new,) = newcomer.result()
        for turner in turners:
            turner.result()

        assert home.run("belongings", people=people) == before
        found = home.run("belongings", people={new["person"]: new["email"]})
        assert found[new["person"]][0] == new["person"]

    home.run("turn")
    home.run("turn")
    now = home.run("ring_now")
    assert now["keys"] == now["escrowed"] == now["in_use"] == [now["current"]]


@pytest.mark.promise("ID-02")
def test_nobody_is_lost_from_sight_while_epochs_turn(home: House) -> None:
    people = {m["person"]: m["email"] for m in home.run("move_in", count=3)}
    seekers = [home.start("keep_finding", people=people, seconds=SECONDS) for _ in range(2)]
    turns = 0

    while turns == 0 or not all(seeker.ended() for seeker in seekers):
        home.run("turn")
        turns += 1

    found = [seeker.result()["done"] for seeker in seekers]
    print(f"{turns} turns while {found} looks by address found whom they sought")
    assert min(found) > 0
