"""Wrong passwords typed at once are all counted, and one that fits in between breaks nothing."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the engines at hand
from tests.kill.houses import House

pytestmark = pytest.mark.xdist_group("processes")


def test_every_try_is_counted(home: House) -> None:
    ended = home.run("mistype_at_once", hands=8, times=25, forgotten=False)

    assert ended == {"faults": [], "all counted": True}


def test_a_sign_in_between_them_breaks_nothing(home: House) -> None:
    ended = home.run("mistype_at_once", hands=8, times=25, forgotten=True)

    assert ended["faults"] == []
