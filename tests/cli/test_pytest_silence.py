"""A run that hangs where no limit reaches ends, and names the tests that had begun."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from florilege.cli.pytest_silence import SILENCE, STATUS

TRIAL = """
import os, signal, time

def test_ends(): pass
def test_hangs():
    {how}
"""
SOURCE = Path(__file__).resolve().parents[2] / "src"
STOPPED = "os.kill(os.getpid(), signal.SIGSTOP)"  # as deaf as a worker can be


@pytest.mark.parametrize(
    ("workers", "how"),
    [(("-p", "no:xdist"), "time.sleep(60)"), (("-n", "1"), STOPPED), (("-n", "2"), STOPPED)],
)
def test_a_silent_run_names_what_was_under_way(
    tmp_path: Path, workers: tuple[str, str], how: str
) -> None:
    (tmp_path / "test_trial.py").write_text(TRIAL.format(how=how))
    (tmp_path / "pytest.ini").touch()
    words = ["-p", "florilege.cli.pytest_silence", "-p", "no:randomly", "-q", *workers]
    env = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=tmp_path,
        env=env | {SILENCE: "4", "PYTHONPATH": str(SOURCE)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == STATUS
    assert "Silent for 4 s. Under way:\n  test_trial.py::test_hangs\n" in done.stdout


def test_a_run_that_ends_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "test_trial.py").write_text("def test_ends(): pass")
    words = ["-p", "florilege.cli.pytest_silence", "-p", "no:xdist", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=tmp_path,
        env=os.environ | {SILENCE: "30", "PYTHONPATH": str(SOURCE)},
        check=False,
    )

    assert done.returncode == 0
