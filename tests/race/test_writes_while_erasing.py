"""Many threads of two processes write while the person is erased: nothing of them comes back."""

import time
from collections import Counter

import pytest

from tests.kill.conftest import SERVER, engine  # noqa: F401 - the engines at hand
from tests.kill.houses import House, house
from tests.properties.sizes import LONG, sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-04")]
ROUNDS = sampled(2, 50)
HANDS = 6
DRAIN = 4.0  # each act must end well within it, as a page's time is within the real drain


@pytest.fixture(scope="module")
def busy(engine: str, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("busy")
    env = {"FLORILEGE_DRAIN_SECONDS": str(int(DRAIN))}
    with house(folder, engine=engine, server=SERVER, **env) as made:
        yield made


@pytest.mark.long
def test_nothing_comes_back(busy: House) -> None:
    tally = Counter[str]()
    for _ in range(ROUNDS):
        (who,) = busy.run("move_in", count=1)
        person = {"person": who["person"], "email": who["email"]}
        crowd = [busy.start("pester", **person, hands=HANDS, seconds=DRAIN + 4) for _ in range(2)]
        for process in crowd:
            process.hear("begun")

        time.sleep(1)
        busy.run("erase", person=who["person"])
        assert busy.run("finish", seconds=60) is True
        ended = busy.run("state", person=who["person"])
        assert ended["erased"] == [True]
        for process in crowd:
            result = process.result()
            assert result["count"] == 0, "\n".join(result["faults"])
            tally.update(result["tally"])

        after = busy.run("state", person=who["person"])
        assert after["residue"] == {}
        assert after["waiting"] == 0
        assert after == ended
    assert busy.run("journal_faults") == []
    assert tally["edits done"] and tally["edits KeyWithheld"] and tally["writes done"], tally
    size = "all" if LONG else "a sample of 50"
    print(f"{ROUNDS} rounds ({size}) of 2 × {HANDS} hands: {dict(sorted(tally.items()))}")
