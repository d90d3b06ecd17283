"""What the plugin counts, seen on a run of pytest of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from florilege.cli.pytest_summary import LEFT_OUT, SUMMARY, Summary, read_summary

TRIAL = """
import pytest

@pytest.fixture
def untidy():
    yield
    raise ValueError

def test_passes(): pass
def test_fails(untidy): assert False
@pytest.mark.skip(reason="a reason")
def test_skips(): pass
@pytest.mark.browser
def test_in_a_browser(): pass
@pytest.mark.browser
def test_in_a_browser_again(): pass
"""
SKIPPED = {"a reason": ["test_trial.py::test_skips"]}
COUNTED = Summary(passed=1, failed=1, skips=SKIPPED, left_out={"browser": 2})


@pytest.mark.parametrize("workers", [("-n", "2"), ("-p", "no:xdist")])
def test_summary_is_the_same_with_and_without_workers(
    tmp_path: Path, workers: tuple[str, str]
) -> None:
    assert summary_of(tmp_path, *workers) == COUNTED


def test_summary_counts_as_left_out_only_what_was_selected(tmp_path: Path) -> None:
    chosen = summary_of(tmp_path, "-p", "no:xdist", "-k", "again or passes")

    assert chosen == Summary(passed=1, left_out={"browser": 1})


def test_what_a_second_run_did_is_no_longer_left_out() -> None:
    second = Summary(
        passed=1, skips={"another": ["test_passes"]}, ran=["test_trial.py::test_skips"]
    )

    both = Summary(passed=1, skips=SKIPPED, ran=["test_passes"]).plus(second)

    assert both == Summary(passed=2)


def test_line_counts_what_is_left_out_as_skipped() -> None:
    assert COUNTED.line() == "1 passed, 1 failed, 3 skipped"


def summary_of(folder: Path, *words: str) -> Summary | None:
    run_of(folder, *words)
    assert json.loads((folder / "summary.json").read_text())
    return read_summary(folder / "summary.json")


def run_of(folder: Path, *words: str) -> str:
    (folder / "test_trial.py").write_text(TRIAL)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    told = {LEFT_OUT: "browser postgres", SUMMARY: str(folder / "summary.json")}
    env = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    command = [sys.executable, "-m", "pytest", "-p", "florilege.cli.pytest_summary", *words]
    source = str(Path(__file__).resolve().parents[2] / "src")
    env |= told | {"PYTHONPATH": source}
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, text=True)
    return done.stdout


def test_failure_is_told_at_once_and_not_only_at_the_end(tmp_path: Path) -> None:
    printed = run_of(tmp_path, "-p", "no:xdist")

    before_the_end, _, _ = printed.partition("= ERRORS =")
    assert "call: test_trial.py::test_fails" in before_the_end
    assert "assert False" in before_the_end
