"""`upgrade`: a newer program saves first, changes the tables, survives kills; the earlier goes back.

The newer program is this one with one migration more, in a folder of its own.
"""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running_processes import SOURCE, Said, command, environment, run
from tests.properties.sizes import sampled

pytestmark = pytest.mark.promise("SEC-16")

MIGRATION = '''
"""A table more, and a way to fail."""

import os
import signal
from pathlib import Path

from django.conf import settings
from django.db import migrations


def stumble(apps, schema_editor):
    mark = Path(settings.DATA_DIR) / "stumble"
    if mark.exists():
        word = mark.read_text()
        mark.unlink()
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        raise RuntimeError("the migration fails")


class Migration(migrations.Migration):
    dependencies = [("{app}", "{before}")]
    operations = [
        migrations.RunSQL("CREATE TABLE newer_{app} (id integer)", "DROP TABLE newer_{app}"),
        migrations.RunPython(stumble, migrations.RunPython.noop),
    ]
'''


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the newer program: it changes a vault of data, and the keys."""
    source = tmp_path_factory.mktemp("newer") / "src"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    init = source / "florilege" / "__init__.py"
    init.write_text(init.read_text().replace('"0.1.0"', '"0.2.0"'))
    for app, folder in (("staff", "people/staff"), ("keys", "infra/keys")):
        migrations = source / "florilege" / folder / "migrations"
        last = max(path.stem for path in migrations.glob("0*.py"))
        content = MIGRATION.replace("{app}", app).replace("{before}", last)
        (migrations / "9000_newer.py").write_text(content)
    return source


def by(newer: Path, *words: str, data: Path) -> Said:
    return run(*words, data=data, PYTHONPATH=str(newer))


def tables(data: Path, vault: str) -> set[str]:
    with sqlite3.connect(data / "vaults" / f"{vault}.sqlite3") as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def note(data: Path, word: str) -> None:
    """Enter something that a later going back must lose, or must keep."""
    with sqlite3.connect(data / "vaults" / "identity.sqlite3") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS noted (word TEXT)")
        connection.execute("INSERT INTO noted VALUES (?)", [word])


def noted(data: Path) -> list[str]:
    with sqlite3.connect(data / "vaults" / "identity.sqlite3") as connection:
        return [word for (word,) in connection.execute("SELECT word FROM noted")]


def saved(data: Path) -> list[str]:
    return [p.parent.name for p in data.glob("before-upgrade/backups/*/complete.json")]


def test_a_newer_program_saves_upgrades_and_says_so(data: Path, newer: Path) -> None:
    note(data, "before")

    said = by(newer, "upgrade", data=data)

    assert (said.status, said.err) == (0, "")
    (backup,) = saved(data)
    first, *others = said.out.splitlines()
    assert first.startswith(f"Saved before the upgrade: {backup}. The earlier program’s")
    assert others == ["identity: staff.9000_newer", "keys: keys.9000_newer"]
    assert "newer_staff" in tables(data, "identity")
    program = json.loads((data / "program.json").read_text())
    assert (program["version"], program["before"]) == ("0.2.0", "0.1.0")
    assert not (data / "upgrading.json").exists()
    assert "Nothing to do" in by(newer, "upgrade", data=data).out
    assert saved(data) == [backup], "where nothing waits, nothing is saved"


def test_the_earlier_program_goes_back(data: Path, newer: Path) -> None:
    note(data, "before")
    by(newer, "upgrade", data=data)
    note(data, "since")

    too_new = by(newer, "upgrade", "--back", data=data)
    said = run("upgrade", "--back", data=data)

    assert too_new.status == 1
    assert "This program (0.2.0) is newer than what was saved. Put the earlier program (0.1.0)" in (
        too_new.err
    )
    assert said.status == 0, said.err
    assert "Everything stands as it was saved in" in said.out
    assert noted(data) == ["before"]
    assert "newer_staff" not in tables(data, "identity")
    assert "newer_keys" not in tables(data, "keys")
    assert json.loads((data / "program.json").read_text())["version"] == "0.1.0"
    assert "Nothing to do" in run("upgrade", data=data).out
    assert run("journal", "verify", data=data).status == 0


def test_without_an_upgrade_there_is_nothing_to_go_back_to(data: Path) -> None:
    said = run("upgrade", "--back", data=data)

    assert said.status == 1
    assert "there is nothing to go back to" in said.err


@pytest.mark.parametrize("word", ["fail", "die"])
def test_an_upgrade_that_stops_half_way_goes_on_or_back(data: Path, newer: Path, word: str) -> None:
    note(data, "before")
    (data / "stumble").write_text(word)

    stopped = by(newer, "upgrade", data=data)

    assert stopped.status != 0
    (backup,) = saved(data)
    refused = run("journal", "verify", data=data)
    assert "An upgrade is not finished" in refused.err
    again = shutil.copytree(data, data.with_name("again"))
    went_on = by(newer, "upgrade", data=again)
    assert went_on.status == 0, went_on.err
    assert f"Saved before the upgrade: {backup}." in went_on.out
    assert saved(again) == [backup]
    assert not (again / "upgrading.json").exists()

    back = run("upgrade", "--back", data=data)

    assert back.status == 0, back.err
    assert noted(data) == ["before"]
    assert "newer_staff" not in tables(data, "identity")
    assert "Nothing to do" in run("upgrade", data=data).out


def killed(words: list[str], *, data: Path, after: float, **more: str) -> int:
    child = subprocess.Popen(
        command(*words),
        env=environment(data, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    return child.wait()


def test_kills_by_the_clock_lose_nothing(data: Path, newer: Path) -> None:
    """Forward and back again, each killed a few times before it is let end."""
    note(data, "before")
    for _ in range(sampled(2, 25)):
        killed(["upgrade"], data=data, after=random.uniform(0.3, 2.5), PYTHONPATH=str(newer))
    forward = by(newer, "upgrade", data=data)
    assert forward.status == 0, forward.err
    assert len(saved(data)) == 1
    for _ in range(sampled(2, 25)):
        killed(["upgrade", "--back"], data=data, after=random.uniform(0.3, 2.5))
    back = run("upgrade", "--back", data=data)

    assert back.status == 0 or "nothing to go back to" in back.err
    assert noted(data) == ["before"]
    assert "newer_staff" not in tables(data, "identity")
    assert "Nothing to do" in run("upgrade", data=data).out
    assert [p.name for p in data.glob(".copy-*") if p.stat().st_size] == []


def test_a_window_is_announced_and_taken_back(data: Path) -> None:
    said = run("upgrade", "--announce", "2031-05-04T06:00", "--minutes", "20", data=data)
    assert "closed on 04/05/2031 from 06:00 to 06:20" in said.out

    assert run("upgrade", "--announce", "tomorrow", data=data).status == 1
    assert run("upgrade", "--announce", "none", data=data).status == 0
    assert not (data / "maintenance.json").exists()
