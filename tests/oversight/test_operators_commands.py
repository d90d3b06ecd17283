"""`florilege keys rotate` and `florilege journal verify`, run as an operator runs them."""

import os
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path
from threading import Timer

import pytest
from django.db import connections

from florilege.cli import keys
from florilege.infra.journal.models import Entry
from florilege.infra.keys.epochs import Turn, current_epoch
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.ring import ring
from florilege.people.credentials.queries import person_by_email
from tests.people_made import make_person
from tests.signing_in import browser

SOURCE = Path(__file__).resolve().parents[2] / "src"
pytestmark = pytest.mark.xdist_group("processes")


def florilege(*words: str, lang: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    connections.close_all()
    return subprocess.run(
        [sys.executable, "-P", "-m", "florilege", *words],
        env=env | {"PYTHONPATH": str(SOURCE), "LANG": lang, "LANGUAGE": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_keys_rotate_turns_the_epoch_and_everybody_stays_readable(house: Path) -> None:
    made = make_person()
    before = current_epoch()

    ended = florilege("keys", "rotate")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert current_epoch() > before
    assert before not in ring().numbers()
    assert f"Epoch {current_epoch()} has begun: 1 keys" in ended.stdout
    assert person_by_email(made.email) == made.person
    browser(made)


def test_a_long_turn_says_how_far_it_is(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_person()
    PersonKey.objects.filter(person=made.person).update(epoch=0)
    turn = Turn(current=2, keys=1, lookups=1, destroyed=())
    monkeypatch.setattr(keys, "SECONDS_BETWEEN_WORDS", 0.01)
    turning: Future[Turn] = Future()
    ending = Timer(0.2, turning.set_result, [turn])
    ending.start()

    assert keys.told_meanwhile(turning) == turn

    ending.join()
    assert "1 keys are still to be wrapped" in capsys.readouterr().err


def test_journal_verify_says_whole_or_lists_the_faults(house: Path) -> None:
    browser(make_person())

    whole = florilege("journal", "verify")
    Entry.objects.filter(number=1).update(role="officer")
    damaged = florilege("journal", "verify", lang="fr_FR.UTF-8")

    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.startswith("The journal is whole.")
    assert (damaged.returncode, damaged.stdout) == (1, "")
    assert damaged.stderr.splitlines() == [
        "Le journal n’est pas intact. Fautes\u00a0:",
        "entry 1 was changed",
    ]


def test_without_an_installation_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "postgresql" in connections["keys"].vendor:
        pytest.skip("looks for files of SQLite")
    monkeypatch.setenv("FLORILEGE_DATA", str(tmp_path))

    for words in (("keys", "rotate"), ("journal", "verify")):
        ended = florilege(*words)
        assert ended.returncode == 1
        assert "Nothing is installed" in ended.stderr
        assert "Traceback" not in ended.stderr
