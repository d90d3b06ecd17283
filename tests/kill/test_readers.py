"""An erasure beside a process that holds a long read transaction on every vault.

SQLite: the log cannot be cut while the reader is there, so that "done" waits for it. PostgreSQL:
the reader's snapshot goes on seeing the deleted rows; they are ciphertext, and open with nothing
once the epoch has turned.
"""

import pytest

from tests.kill.houses import House
from tests.kill.test_erasure_killed import Neighbours, One, ends_as_ever, neighbours  # noqa: F401

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("RGT-04")]


@pytest.mark.parametrize("step", ["", "destroy_key"])
def test_an_erasure_beside_a_reader(home: House, neighbours: Neighbours, step: str) -> None:
    person = One(home)
    reader = home.start("hold", person=person.id)
    reader.hear("holding")

    if step:
        worker = home.start("erase", person=person.id, at_step=step, moment="after")
        worker.hear("here")
        worker.kill()
        home.run("work")
    else:
        home.run("erase", person=person.id)
    now = home.run("state", person=person.id)
    assert now["residue"] == {}
    assert now["erased"] == [home.engine == "postgres"]
    assert ("settle" in now["steps"]) is (home.engine == "postgres")

    reader.kill()
    ends_as_ever(home, person, neighbours)


def test_what_a_reader_still_sees_opens_with_nothing(home: House) -> None:
    """The oldest snapshot at hand, with every key that remains after the turn."""
    person = One(home)
    reader = home.start("hold", person=person.id, then_open=True)
    reader.hear("holding")
    home.run("erase", person=person.id)
    home.run("turn", batch=2_000)
    home.let_go(reader)

    assert reader.result() == {"sees": True, "opened_before": True, "opens_now": False}
    home.run("resume", person=person.id, neighbours=[])
