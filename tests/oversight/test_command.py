"""`florilege promises` works with no installation, no database and no settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

from florilege.oversight.promises.rows import rows

SOURCE = Path(__file__).resolve().parents[2] / "src"


def florilege(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "FLORILEGE_DATA": "/nowhere"}
    command = [sys.executable, "-P", "-m", "florilege", *words]
    return subprocess.run(
        command, env=bare | more, capture_output=True, text=True, timeout=60, check=False
    )


def test_promises_as_json_has_one_entry_for_every_row() -> None:
    ended = florilege("promises", "--json")

    found = json.loads(ended.stdout)
    assert ended.returncode == 0
    assert [line["id"] for line in found] == [row.id for row in rows()]
    assert {tuple(line) for line in found} == {("id", "state", "tests")}
    assert {line["state"] for line in found} <= {
        *("shown", "probed", "dated", "failing", "unproven")
    }


def test_promises_speaks_the_language_of_the_terminal() -> None:
    french = florilege("promises", LANG="fr_FR.UTF-8").stdout
    english = florilege("promises", LANG="en_GB.UTF-8").stdout

    assert "Comptes et identité" in french
    assert "Accounts and identity" in english
    assert "unproven" in english
