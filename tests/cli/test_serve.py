"""`serve` and `upgrade`: they refuse a damaged installation with one sentence, and change nothing."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running_processes import Said, environment, free_port, run, started, status_of

CHARTERS = Path(__file__).resolve().parents[2] / "charters"


def serve(data: Path, *words: str, **more: str) -> Said:
    return run("serve", "--port", str(free_port()), *words, data=data, **more)


def contents(data: Path) -> dict[str, int]:
    """Every file with its size; SQLite's own helpers come and go."""
    files = (path for path in data.rglob("*") if path.is_file())
    return {str(path): path.stat().st_size for path in files if path.suffix in {".key", ".sqlite3"}}


def test_serve_refuses_where_nothing_is_installed(tmp_path: Path) -> None:
    data = tmp_path / "nothing"

    said = serve(data)

    assert said == Said(
        status=1,
        out="",
        err=f"florilege: Nothing is installed in {data} yet. Run `./florilege upgrade` to install "
        "here, or `./florilege demo` to look around.\n",
    )
    assert not data.exists()


def test_serve_refuses_a_missing_key_of_the_ring(data: Path) -> None:
    (data / "ring" / "000001.key").unlink()
    before = contents(data)

    said = serve(data)

    assert said.status == 1
    assert said.err == (
        f"florilege: A key of the ring {data}/ring is missing or does not open what it sealed. "
        "Put its file back from escrow; no new key is made in its place.\n"
    )
    assert contents(data) == before


def test_serve_refuses_a_wrong_key_of_the_ring(data: Path) -> None:
    (data / "ring" / "000001.key").write_bytes(bytes(32))

    assert "does not open what it sealed" in serve(data).err


@pytest.mark.parametrize("name", ["journal", "lookups", "web"])
def test_serve_refuses_a_damaged_secret(data: Path, name: str) -> None:
    secret = data / "secrets" / f"{name}.key"
    secret.write_bytes(secret.read_bytes()[:20])
    before = contents(data)

    said = serve(data)

    assert said.status == 1
    assert said.err.startswith(f"florilege: The secret {secret} is missing or damaged.")
    assert contents(data) == before


def test_serve_refuses_a_clock_that_is_behind(data: Path) -> None:
    enter_a_look_in_two_days(data)

    said = serve(data)

    assert said.status == 1
    assert re.fullmatch(
        r"florilege: The machine’s clock says \d{4}-\d\d-\d\d \d\d:\d\d UTC, and the access "
        r"journal holds later entries\. Set the clock right, then start again; nothing was "
        r"changed\.\n",
        said.err,
    )


def enter_a_look_in_two_days(data: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from datetime import timedelta\n"
        "from uuid import uuid4\n"
        "from florilege.infra.clock import now\n"
        "from florilege.infra.journal.appending import append\n"
        "from florilege.kernel.subjects import PROGRAM\n"
        "from florilege.kernel.vocabulary import Purpose\n"
        "append(at=now() + timedelta(days=2), visit=uuid4(), actor=PROGRAM, subjects=(),\n"
        "       purpose=Purpose.ACCOUNT, categories=(), route='tests', result='open')\n"
    )
    env = environment(data, DJANGO_SETTINGS_MODULE="florilege.settings")
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


def test_serve_refuses_a_charter_with_faults(data: Path, tmp_path: Path) -> None:
    charter = tmp_path / "faulty.toml"
    text = (CHARTERS / "b.toml").read_text(encoding="utf-8")
    charter.write_text(text.replace("answer_days = 15", "answer_days = 400"), encoding="utf-8")

    english = serve(data, FLORILEGE_CHARTER=str(charter))
    french = serve(data, FLORILEGE_CHARTER=str(charter), LC_ALL="fr_FR.UTF-8")

    assert english.status == french.status == 1
    assert english.err.startswith(f"florilege: The charter {charter} cannot be obeyed")
    assert "deadlines.answer_days: " in english.err
    assert french.err.startswith(f"florilege: La charte {charter} ne peut être suivie")
    assert "deadlines.answer_days\u00a0: " in french.err


def test_serve_refuses_a_vault_that_is_gone_beside_others(data: Path) -> None:
    (data / "vaults" / "learning.sqlite3").unlink()

    for command in ("serve", "upgrade"):
        said = run(command, data=data)

        assert said.status == 1
        assert f"The vault learning is missing from {data}/vaults." in said.err
        assert not (data / "vaults" / "learning.sqlite3").exists()


def test_serve_refuses_tables_that_are_behind_and_upgrade_brings_them_up(data: Path) -> None:
    with sqlite3.connect(data / "vaults" / "identity.sqlite3") as vault:
        vault.execute("DROP TABLE staff_rolegrant")
        vault.execute("DELETE FROM django_migrations WHERE app = 'staff'")

    refused, upgraded = serve(data), run("upgrade", data=data)

    assert refused.status == 1
    assert "./florilege upgrade" in refused.err
    assert upgraded.status == 0
    assert "identity: staff.0001_initial" in upgraded.out


def test_upgrade_says_when_there_is_nothing_to_do(data: Path) -> None:
    before = contents(data)

    said = run("upgrade", data=data)

    assert said.out.splitlines() == ["Nothing to do: the tables are those of this program."]
    assert contents(data) == before


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_serve_refuses_to_be_reached_without_protection(data: Path, host: str) -> None:
    said = serve(data, "--host", host)

    assert said.status == 1
    assert said.err.startswith(f"florilege: {host} can be reached from other machines")


@pytest.mark.parametrize(
    "protection",
    [
        {"FLORILEGE_SITE": "https://ecole.example", "FLORILEGE_HOSTED_AT": "angers"},
        {"FLORILEGE_PROXY": "127.0.0.1"},
    ],
)
def test_serve_may_be_reached_under_tls_or_behind_a_proxy(
    data: Path, protection: dict[str, str]
) -> None:
    port = free_port()

    with started(
        "serve", "--host", "0.0.0.0", "--port", str(port), data=data, **protection
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline()

    assert said == f"Serving at 0.0.0.0:{port}.\n"


def test_serve_shows_pages_and_stops_when_asked(data: Path) -> None:
    port = free_port()

    with started("serve", "--port", str(port), data=data) as server:
        shown = status_of(f"http://127.0.0.1:{port}/compte/entrer/")
        stranger = status_of(f"http://127.0.0.1:{port}/nothing-here/")
        server.send_signal(signal.SIGTERM)
        _, err = server.communicate(timeout=30)

    assert (shown, stranger, server.returncode) == (200, 404, 0)
    assert err.splitlines()[0] == f"Serving at 127.0.0.1:{port}."
    assert "entrer" not in err


def test_serve_says_everything_in_french_too(tmp_path: Path) -> None:
    said = serve(tmp_path / "nothing", LC_ALL="fr_FR.UTF-8")

    assert said.err.startswith("florilege: Rien n’est encore installé dans ")


def test_a_worker_refuses_the_same_damage(data: Path) -> None:
    shutil.rmtree(data / "ring")

    said = run("worker", data=data)

    assert said.status == 1
    assert "Put its file back from escrow" in said.err


def test_commands_leave_no_core_file() -> None:
    code = (
        "import os, resource\n"
        "from florilege.cli.running.beginning import forbid_core_dumps\n"
        "forbid_core_dumps()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    env = environment(Path(os.devnull))
    said = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True)

    assert said.stdout == b"(0, 0)\n"
