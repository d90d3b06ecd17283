"""The commands of a whole school, as an operator runs them, killed for real on the way."""

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from tests.cli.running_processes import command, environment, run

pytestmark = pytest.mark.promise("RGT-12")
KEY = Identity.generate()
PEOPLE = 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "files"
    place.mkdir()
    (place / "system.csv").write_text("name\nGestion Bouquet 4\n")
    lines = [f"P{n};personne.{n}@courrier.example;Jeanne;Martin" for n in range(PEOPLE)]
    head = "id;email;given_name;family_name"
    (place / "people.csv").write_text("\n".join([head, *lines]) + "\n")
    return place


def rows(data: Path, table: str) -> int:
    with sqlite3.connect(data / "vaults" / "identity.sqlite3") as vault:
        return int(vault.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def killed(*words: str, data: Path, when: str) -> bool:
    """Start a command and kill it once its output says something; False if it ended before."""
    child = subprocess.Popen(
        command(*words),
        env=environment(data),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    for line in child.stderr:
        if when in line:
            time.sleep(0.15)
            os.kill(child.pid, signal.SIGKILL)
            break
    child.stderr.close()
    return child.wait() == -signal.SIGKILL


def test_an_import_killed_for_real_is_taken_up_where_it_stood(data: Path, folder: Path) -> None:
    assert run("school", "import", str(folder), "--dry-run", data=data).status == 0
    assert rows(data, "credentials_account") == 0

    was_killed = killed("school", "import", str(folder), data=data, when="Taking over")
    said = run("school", "import", str(folder), data=data)

    assert was_killed
    assert said.status == 0, said.err
    assert rows(data, "credentials_account") == PEOPLE
    assert rows(data, "mail_letter") == PEOPLE
    again = run("school", "import", str(folder), data=data)
    assert f"{PEOPLE} left alone" in again.out
    assert rows(data, "mail_letter") == PEOPLE


def test_faults_are_told_and_nothing_is_written(data: Path, folder: Path) -> None:
    people = folder / "people.csv"
    people.write_text(people.read_text().replace("personne.7@", "personne.8@", 1))

    said = run("school", "import", str(folder), data=data)

    assert said.status == 1
    assert "fault: people.csv, line 10, email: Line 9 has the same" in said.out
    assert rows(data, "credentials_account") == 0


def test_a_school_is_exported_and_checked(data: Path, folder: Path, tmp_path: Path) -> None:
    run("school", "import", str(folder), data=data)
    path, key = tmp_path / "ecole.tar.age", tmp_path / "key.txt"
    key.write_text(f"{KEY}\n")
    out = ("school", "export", str(path), "--reason", "trial")

    wrong = run(*out, "--to", "age1nothing", data=data)
    made = run(*out, "--to", str(KEY.to_public()), data=data)
    checked = run("school", "check", str(path), "--key", str(key), data=data)

    assert (wrong.status, made.status, checked.status) == (1, 0, 0), made.err
    assert f"{PEOPLE}  identity.identity.Profile" in made.out
    assert "Whole: Atelier Corolle" in checked.out
    path.write_bytes(path.read_bytes()[:-200])
    assert run("school", "check", str(path), "--key", str(key), data=data).status == 1


def test_closing_wants_the_schools_name(data: Path) -> None:
    def close(typed: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command("school", "close", *words), env=environment(data), input=typed,
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    on = ("--on", "2096-05-31")
    assert "Nothing was announced" in close("autre\n", *on).stderr
    assert "No closing is announced" in close("").stderr
    assert close("Atelier Corolle\n", *on).returncode == 0
    assert "Until 31 May 2096" in close("").stdout
    assert "is the earliest day" in close("Atelier Corolle\n", "--on", "2026-01-01").stderr
    assert close("", "--withdraw").returncode == 0
