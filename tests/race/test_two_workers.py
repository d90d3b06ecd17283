"""Two workers at one task in the same moment: nobody is written to twice."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the engines at hand
from tests.kill.houses import House

pytestmark = pytest.mark.xdist_group("processes")


def test_an_officer_is_reminded_once(home: House) -> None:
    ended = home.run("remind_officers_twice")

    assert ended == {"raised": [], "letters": 1}


def test_a_departure_is_told_once(home: House) -> None:
    ended = home.run("tell_of_a_departure_twice")

    assert ended == {"raised": [], "letters": 1}


def test_a_quiet_person_is_asked_once(home: House) -> None:
    ended = home.run("ask_to_keep_twice")

    assert ended == {"raised": [], "letters": 1, "known": True}
