"""The checks that are our own, each in a small project that has the fault they look for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = """
[project]
dependencies = ["django>=5.2"]
[project.optional-dependencies]
[dependency-groups]
demo = []
node = []
test = ["pytest>=9"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("__init__.py", "__main__.py", "cli"):
        copy = shutil.copytree if (ROOT / "src/florilege" / name).is_dir() else shutil.copy2
        (tmp_path / "src/florilege").mkdir(parents=True, exist_ok=True)
        copy(ROOT / "src/florilege" / name, tmp_path / "src/florilege" / name)
    (tmp_path / ".gitignore").write_text("__pycache__/\nignored.txt\n")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.lock").write_text("django==5.2.19\n")
    (tmp_path / "requirements/dev.lock").write_text("django==5.2.19\npytest==9.2.0\n")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def check(project: Path, name: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"PYTHONPATH": str(project / "src"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "florilege", "check", name]
    return subprocess.run(
        command, cwd=project, env=env, check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize("name", ["addresses", "locks", "sizes"])
def test_check_is_content_with_a_sound_project(project: Path, name: str) -> None:
    found = check(project, name)

    assert (found.returncode, found.stdout.split()[:2]) == (0, ["ok", name])


def test_addresses_names_the_line_with_a_path_of_this_machine(project: Path) -> None:
    (project / "notes.md").write_text(f"first\nsee {project}/x\n")
    (project / "ignored.txt").write_text(f"{project}\n")

    found = check(project, "addresses")

    assert found.returncode == 1
    assert f"notes.md:2: see {project}/x" in found.stdout
    assert "ignored.txt" not in found.stdout


def test_addresses_refuses_an_index_in_a_lock(project: Path) -> None:
    (project / "requirements/run.lock").write_text("--index-url https://index.example/simple\n")

    found = check(project, "addresses")

    assert found.returncode == 1
    assert "requirements/run.lock:1: --index-url" in found.stdout


def test_locks_names_what_is_asked_for_and_not_locked(project: Path) -> None:
    (project / "requirements/dev.lock").write_text("django==5.1\n")

    found = check(project, "locks")

    assert found.returncode == 1
    assert "dev.lock: django>=5.2 is asked for, 5.1 is locked" in found.stdout
    assert "dev.lock: pytest>=9 is asked for, nothing is locked" in found.stdout


@pytest.mark.parametrize(("lines", "status", "listed"), [(250, 0, False), (251, 0, True)])
def test_sizes_lists_what_is_long(project: Path, lines: int, status: int, listed: bool) -> None:
    (project / "long.py").write_text("\n" * lines)

    found = check(project, "sizes")

    assert (found.returncode, "long.py" in found.stdout) == (status, listed)


@pytest.mark.parametrize(("lines", "status"), [(400, 0), (401, 1)])
def test_sizes_refuses_what_is_too_long(project: Path, lines: int, status: int) -> None:
    (project / "long.py").write_text("\n" * lines)

    assert check(project, "sizes").returncode == status
