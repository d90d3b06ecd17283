"""`worker` goes round until asked to stop; and processes that run together end together."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from florilege.cli.running.group import Ended, Group
from tests.cli.running_processes import PATIENCE, environment, started

OPEN_AN_ACCOUNT = """
import django; django.setup()
from florilege.infra.clock import now
from florilege.people.credentials.actions.open_account import Entry, open_account
open_account(
    Entry("odile@courrier.example", "douze seaux de giroflees", "Odile", "Quintard",
          "Haute-Mauve", "fr", "Europe/Paris"),
    at=now(),
)
"""


def fetched(data: Path, vault: str, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "vaults" / f"{vault}.sqlite3") as opened:
        return list(opened.execute(query))


def wait_for(data: Path, vault: str, query: str) -> list[tuple[object, ...]]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if rows := fetched(data, vault, query):
            return rows
        time.sleep(0.1)
    pytest.fail(f"nothing came of {query}")


def test_worker_sends_what_waits_and_stops_when_asked(data: Path) -> None:
    env = environment(data, DJANGO_SETTINGS_MODULE="florilege.settings", FLORILEGE_MAIL="mailbox")
    subprocess.run([sys.executable, "-c", OPEN_AN_ACCOUNT], env=env, check=True)
    waiting = fetched(data, "identity", "SELECT 1 FROM mail_letter WHERE sent_at IS NULL")

    with started("worker", data=data, FLORILEGE_MAIL="mailbox") as worker:
        wait_for(data, "identity", "SELECT 1 FROM mail_letter WHERE sent_at IS NOT NULL")
        (first,) = wait_for(data, "public", "SELECT at FROM schedule_beat")
        wait_for(data, "public", f"SELECT at FROM schedule_beat WHERE at > '{first[0]}'")
        worker.send_signal(signal.SIGTERM)
        _, err = worker.communicate(timeout=PATIENCE)

    assert len(waiting) == 1
    told = [line for line in err.splitlines() if not line.endswith("which nobody holds")]
    assert (worker.returncode, told) == (0, [])


def test_worker_goes_on_after_a_kill(data: Path) -> None:
    with started("worker", data=data) as worker:
        (first,) = wait_for(data, "public", "SELECT at FROM schedule_beat")
        worker.kill()

    with started("worker", data=data):
        later = wait_for(data, "public", f"SELECT at FROM schedule_beat WHERE at > '{first[0]}'")

    assert later


@pytest.fixture
def environ(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let children find the copied installation, and give the signals back to the tests."""
    for name, value in environment(data).items():
        monkeypatch.setenv(name, value)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield data
    for number, handler in before.items():
        signal.signal(number, handler)


def test_group_ends_when_one_of_it_ends(environ: Path) -> None:
    with (
        pytest.raises(Ended) as ended,
        Group({"worker": ["worker"], "short": ["--version"]}) as both,
    ):
        children = dict(both.children)
        both.run_until(lambda: False)

    assert (ended.value.name, ended.value.status) == ("short", 0)
    assert children["worker"].returncode is not None


def test_group_stops_when_asked(environ: Path) -> None:
    with Group({"worker": ["worker"]}) as group:
        wait_for(environ, "public", "SELECT at FROM schedule_beat")
        os.kill(os.getpid(), signal.SIGTERM)
        went_on = group.run_until(lambda: False)

    assert not went_on
    assert group.children["worker"].returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ties a child to its parent")
def test_children_end_with_their_parent_however_it_goes(data: Path) -> None:
    code = (
        "from florilege.cli.running.group import Group\n"
        "with Group({'worker': ['worker']}) as group:\n"
        "    print(group.children['worker'].pid, flush=True)\n"
        "    group.run_until(lambda: False)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], env=environment(data), stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    wait_for(data, "public", "SELECT at FROM schedule_beat")

    parent.kill()
    parent.wait(timeout=PATIENCE)

    assert is_gone(child)


def is_gone(process: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
