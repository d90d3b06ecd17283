"""Two hands bring or write one file in the same moment: it is there once, whole, and nothing beside it."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the engines at hand
from tests.kill.houses import House

pytestmark = pytest.mark.xdist_group("processes")


def test_a_file_of_ones_own_is_brought_once(home: House) -> None:
    ended = home.run("bring_ones_own_file_twice")

    assert ended == {"raised": [], "brought": 1}


def test_a_second_file_is_taken_in_after_the_first(home: House) -> None:
    ended = home.run("bring_two_files_of_ones_own")

    assert ended == {"brought": 2, "waiting": 0}


def test_a_person_is_brought_once(home: House) -> None:
    ended = home.run("bring_a_person_twice")

    assert ended == {"raised": [], "keys": 1}


def test_a_school_file_that_comes_twice_stands_once(home: House) -> None:
    ended = home.run("add_one_file_twice")

    assert ended == {"raised": [], "whole": 1, "left": 0}


def test_a_file_that_comes_while_a_dry_run_begins_is_not_kept(home: House) -> None:
    ended = home.run("add_a_file_while_a_dry_run_begins")

    assert ended == {"raised": ["NotGathering"], "unseen": 0, "on disk": 1}


def test_of_two_exports_of_the_school_one_stands_whole(home: House) -> None:
    ended = home.run("export_the_school_twice")

    assert ended == {"raised": ["BeingWritten"], "stand": ["school.tar.age"]}
