"""Two windows or two clicks of one person: one thing is done, and nobody is told what is not so."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the engines at hand
from tests.kill.houses import House

pytestmark = pytest.mark.xdist_group("processes")


def test_two_windows_share_the_last_attempt(home: House) -> None:
    ended = home.run("begin_the_last_attempt_twice")

    assert ended == {"raised": [], "attempts": 1, "windows": 2, "ids": 1}


def test_who_wishes_anew_while_moving_is_found_where_they_are_written_to(home: House) -> None:
    ended = home.run("wish_another_address_while_moving")

    overtaken = ["LinkSpent"] if home.engine == "postgres" else []  # on SQLite the wish waits
    assert ended == {"raised": overtaken, "found": True}


def test_two_clicks_on_one_letter_enter_one_request(home: House) -> None:
    ended = home.run("take_a_letter_twice")

    assert ended == {"raised": [], "requests": 1, "keys": 1}
