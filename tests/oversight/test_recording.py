"""A run of the tests records how those of each promise ended, and a half run shows nothing."""

from pathlib import Path

import pytest

from florilege.oversight.promises.bound import bound_tests
from florilege.oversight.promises.evidence import Ended, read_evidence, write_evidence
from tests import promises_plugin

pytest_plugins = ["pytester"]

FILE = """
import pytest

@pytest.mark.promise("ID-07")
@pytest.mark.parametrize("n", [1, 2])
def test_parameters_count_together(n):
    assert n == 1

@pytest.mark.promise("ID-02", "ID-03")
def test_that_passes():
    pass

@pytest.mark.promise("ID-02")
def test_that_is_skipped():
    pytest.skip("not here")

@pytest.mark.promise("ID-07")
@pytest.mark.parametrize("engine", ["one", "other"])
def test_about_one_engine(engine):
    if engine == "one":
        pytest.skip("about the other")

@pytest.mark.promise("ID-03")
def test_whose_end_fails(ending):
    pass

@pytest.fixture
def ending():
    yield
    raise OSError
"""


@pytest.fixture
def recorded_run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    file = pytester.mkdir("tests") / "test_it.py"
    file.write_text(FILE)
    pytester.makeini("[pytest]\nmarkers = promise: rows")
    evidence = pytester.path / "evidence.json"
    monkeypatch.setattr(promises_plugin, "bound_tests", lambda: bound_tests(file.parent))
    monkeypatch.setattr(
        promises_plugin, "write_evidence", lambda found: write_evidence(found, evidence)
    )

    monkeypatch.setattr(promises_plugin, "read_evidence", lambda: read_evidence(evidence))

    def run(*words: str) -> Path:
        plugins = ("-p", "tests.promises_plugin", "-p", "no:randomly", "-p", "no:cacheprovider")
        pytester.runpytest_inprocess(*plugins, "--record-promises", *words)
        return evidence

    return run


def test_each_test_is_recorded_under_its_rows_with_its_worst_end(recorded_run) -> None:
    found = read_evidence(recorded_run())

    assert found.recorded_on is not None
    assert found.rows == {
        "ID-02": {
            "tests/test_it.py::test_that_is_skipped": Ended.LEFT_OUT,
            "tests/test_it.py::test_that_passes": Ended.PASSED,
        },
        "ID-03": {
            "tests/test_it.py::test_that_passes": Ended.PASSED,
            "tests/test_it.py::test_whose_end_fails": Ended.FAILED,
        },
        "ID-07": {
            "tests/test_it.py::test_about_one_engine": Ended.PASSED,
            "tests/test_it.py::test_parameters_count_together": Ended.FAILED,
        },
    }


def test_what_a_half_run_left_out_is_recorded_as_left_out(recorded_run) -> None:
    found = read_evidence(recorded_run("-k", "passes"))

    ended = {end for tests in found.rows.values() for end in tests.values()}
    assert ended == {Ended.PASSED, Ended.LEFT_OUT}
    assert set(found.rows["ID-07"].values()) == {Ended.LEFT_OUT}


def test_a_second_run_adds_to_the_first_and_a_failure_stays(recorded_run) -> None:
    recorded_run("-k", "passes or together")

    found = read_evidence(recorded_run("--record-more-promises", "-k", "engine"))

    assert found.rows["ID-02"]["tests/test_it.py::test_that_passes"] is Ended.PASSED
    assert found.rows["ID-07"] == {
        "tests/test_it.py::test_about_one_engine": Ended.PASSED,
        "tests/test_it.py::test_parameters_count_together": Ended.FAILED,
    }


def test_the_page_of_promises_is_what_the_marks_say() -> None:
    from florilege.oversight.promises.page import PAGE, promises_page

    assert PAGE.read_text(encoding="utf-8") == promises_page(bound_tests()), (
        "docs/promises.md is stale: ./florilege promises --write-docs"
    )
