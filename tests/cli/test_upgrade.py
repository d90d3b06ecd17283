"""`upgrade`: a newer program saves first, changes the tables, survives kills; the earlier goes back.

The newer program is this one with one migration more, in a folder of its own.
"""

import json
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from florilege.kernel.vocabulary import Vault
from tests.cli.running_processes import SOURCE, Said, command, environment
from tests.cli.standing import Standing, installed, nothing_yet
from tests.kill.conftest import ENGINES
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


@pytest.fixture(scope="module", params=ENGINES)
def installed_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Standing]:
    with installed(tmp_path_factory.mktemp("installed"), engine=request.param) as home:
        yield home


@pytest.fixture
def home(installed_once: Standing, tmp_path: Path) -> Iterator[Standing]:
    made = installed_once.copied(tmp_path / "data")
    yield made
    made.taken_down()


def by(newer: Path, *words: str, home: Standing) -> Said:
    return home.run(*words, PYTHONPATH=str(newer))


def note(home: Standing, word: str) -> None:
    """Enter something that a later going back must lose, or must keep."""
    home.ask("identity", "CREATE TABLE IF NOT EXISTS noted (word TEXT)")
    home.ask("identity", f"INSERT INTO noted VALUES ('{word}')")


def noted(home: Standing) -> list[str]:
    return [word for (word,) in home.ask("identity", "SELECT word FROM noted")]


def saved(home: Standing) -> list[str]:
    return [p.parent.name for p in home.data.glob("before-upgrade/backups/*/complete.json")]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_installation_killed_by_the_clock_goes_on(engine: str, tmp_path: Path) -> None:
    with nothing_yet(tmp_path, engine=engine) as home:
        for _ in range(sampled(4, 25)):
            killed(["upgrade"], home=home, after=random.uniform(0.5, 4))
            assert (
                "Nothing is installed" in home.run("journal", "verify").err
                or not (home.data / "installing.json").exists()
            )

        said = home.run("upgrade")

        assert said.status == 0, said.err
        assert "A new installation stands in" in said.out or "Nothing to do" in said.out
        assert saved(home) == [], "there was nothing to save"
        assert home.run("journal", "verify").status == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_of_two_installations_at_once_one_installs(engine: str, tmp_path: Path) -> None:
    with nothing_yet(tmp_path, engine=engine) as home:
        env = environment(home.data, **home.env)
        pair = [
            subprocess.Popen(command("upgrade"), env=env, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        said = sorted(child.communicate()[0] for child in pair)

        assert [child.returncode for child in pair] == [0, 0]
        assert "A new installation stands in" in said[0]
        assert said[1].startswith("Nothing to do")


def test_a_lost_vault_is_told_and_not_made_anew(home: Standing) -> None:
    home.empty(Vault.LEARNING)

    for words in (["upgrade"], ["journal", "verify"]):
        said = home.run(*words)

        assert said.status == 1
        assert "no empty one is made in its place" in said.err
        assert "learning" in said.err


def test_a_newer_program_saves_upgrades_and_says_so(home: Standing, newer: Path) -> None:
    note(home, "before")

    said = by(newer, "upgrade", home=home)

    assert (said.status, said.err) == (0, "")
    (backup,) = saved(home)
    first, *others = said.out.splitlines()
    assert first.startswith(f"Saved before the upgrade: {backup}. The earlier program’s")
    assert others == ["identity: staff.9000_newer", "keys: keys.9000_newer"]
    assert "newer_staff" in home.tables("identity")
    program = json.loads((home.data / "program.json").read_text())
    assert (program["version"], program["before"]) == ("0.2.0", "0.1.0")
    assert not (home.data / "upgrading.json").exists()
    assert "Nothing to do" in by(newer, "upgrade", home=home).out
    assert saved(home) == [backup], "where nothing waits, nothing is saved"


def test_the_earlier_program_goes_back(home: Standing, newer: Path) -> None:
    note(home, "before")
    by(newer, "upgrade", home=home)
    note(home, "since")

    too_new = by(newer, "upgrade", "--back", home=home)
    said = home.run("upgrade", "--back")

    assert too_new.status == 1
    assert "This program (0.2.0) is newer than what was saved. Put the earlier program (0.1.0)" in (
        too_new.err
    )
    assert said.status == 0, said.err
    assert "Everything stands as it was saved in" in said.out
    assert noted(home) == ["before"]
    assert "newer_staff" not in home.tables("identity")
    assert "newer_keys" not in home.tables("keys")
    assert json.loads((home.data / "program.json").read_text())["version"] == "0.1.0"
    assert "Nothing to do" in home.run("upgrade").out
    assert home.run("journal", "verify").status == 0


def test_without_an_upgrade_there_is_nothing_to_go_back_to(home: Standing) -> None:
    said = home.run("upgrade", "--back")

    assert said.status == 1
    assert "there is nothing to go back to" in said.err


@pytest.mark.parametrize("word", ["fail", "die"])
def test_an_upgrade_that_stops_half_way_goes_on_or_back(
    home: Standing, newer: Path, tmp_path: Path, word: str
) -> None:
    note(home, "before")
    (home.data / "stumble").write_text(word)

    stopped = by(newer, "upgrade", home=home)

    assert stopped.status != 0
    (backup,) = saved(home)
    refused = home.run("journal", "verify")
    assert "An upgrade is not finished" in refused.err
    again = home.copied(tmp_path / "again")
    went_on = by(newer, "upgrade", home=again)
    assert went_on.status == 0, went_on.err
    assert f"Saved before the upgrade: {backup}." in went_on.out
    assert saved(again) == [backup]
    assert not (again.data / "upgrading.json").exists()

    back = home.run("upgrade", "--back")

    assert back.status == 0, back.err
    assert noted(home) == ["before"]
    assert "newer_staff" not in home.tables("identity")
    assert "Nothing to do" in home.run("upgrade").out


def killed(words: list[str], *, home: Standing, after: float, **more: str) -> int:
    child = subprocess.Popen(
        command(*words),
        env=environment(home.data, **home.env, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    return child.wait()


def test_kills_by_the_clock_lose_nothing(home: Standing, newer: Path) -> None:
    """Forward and back again, each killed a few times before it is let end."""
    note(home, "before")
    for _ in range(sampled(2, 25)):
        killed(["upgrade"], home=home, after=random.uniform(0.3, 2.5), PYTHONPATH=str(newer))
    forward = by(newer, "upgrade", home=home)
    assert forward.status == 0, forward.err
    assert len(saved(home)) == 1
    for _ in range(sampled(2, 25)):
        killed(["upgrade", "--back"], home=home, after=random.uniform(0.3, 2.5))
    back = home.run("upgrade", "--back")

    assert back.status == 0 or "nothing to go back to" in back.err
    assert noted(home) == ["before"]
    assert "newer_staff" not in home.tables("identity")
    assert "Nothing to do" in home.run("upgrade").out
    assert [p.name for p in home.data.glob(".copy-*") if p.stat().st_size] == []


def test_a_window_is_announced_and_taken_back(home: Standing) -> None:
    said = home.run("upgrade", "--announce", "2031-05-04T06:00", "--minutes", "20")
    assert "closed on 04/05/2031 from 06:00 to 06:20" in said.out

    assert home.run("upgrade", "--announce", "tomorrow").status == 1
    assert home.run("upgrade", "--announce", "none").status == 0
    assert not (home.data / "maintenance.json").exists()
