"""`florilege retention`: tells by default, acts with --act, refuses what cannot be right."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.mail.models import Letter
from florilege.rights.models import SweepNight
from tests.people_made import make_person

DAY = timedelta(days=1)


def retention(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "florilege", "retention", *words]
    env = {**os.environ, "LANG": "en", "LANGUAGE": "en", "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


@pytest.fixture
def due(house: Path) -> None:
    make_person()
    Letter.objects.update(sent_at=clock.now() - 31 * DAY)  # clocks may have changed meanwhile


def test_it_tells_what_would_leave_and_changes_nothing(due: None) -> None:
    told = retention("--on", clock.today().isoformat())

    assert told.returncode == 0, told.stderr
    assert "identity.mail.Letter" in told.stdout
    assert "correspondence: sent" in told.stdout
    assert Letter.objects.count() == 1
    assert not SweepNight.objects.exists()


def test_with_act_it_lets_go_and_reports(due: None) -> None:
    done = retention("--on", clock.today().isoformat(), "--act")

    assert done.returncode == 0, done.stderr
    assert not Letter.objects.exists()
    assert SweepNight.objects.get().gone == {"identity.mail.Letter": 1}


def test_it_refuses_a_day_that_has_not_come(due: None) -> None:
    refused = retention("--on", (clock.today() + 9 * DAY).isoformat(), "--act")

    assert refused.returncode == 1
    assert "Nothing left" in refused.stderr
    assert Letter.objects.count() == 1


def test_what_is_no_day_is_refused_with_the_way_to_write_it(house: Path) -> None:
    refused = retention("--on", "31/12/2026")

    assert refused.returncode == 2
    assert "YYYY-MM-DD" in refused.stderr
