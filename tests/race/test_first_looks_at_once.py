"""The very first looks of an installation, by several processes at once, are all entered."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the fixtures of processes
from tests.kill.houses import House

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("SEC-04")]
AT_ONCE = 6


def test_first_looks_at_once_are_all_entered(home: House) -> None:  # noqa: F811
    (someone,) = home.run("move_in", count=1)
    people = {someone["person"]: someone["email"]}
    before = home.run("journal_now")["looks"]
    looking = [home.start("belongings", people=people, when_told=True) for _ in range(AT_ONCE)]
    for job in looking:
        job.hear("ready")

    for job in looking:
        home.let_go(job)
    for job in looking:
        job.result()

    assert before == 0
    assert home.run("journal_now") == {"looks": AT_ONCE, "faults": []}
