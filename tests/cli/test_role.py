"""The first roles of an installation are given at its console, to accounts that exist."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running_processes import PATIENCE, Said, command, environment
from tests.cli.test_worker import OPEN_AN_ACCOUNT, fetched

ADDRESS = "odile@courrier.example"
CONFIRMED = (
    OPEN_AN_ACCOUNT
    + """
from florilege.people.credentials.models import Account
Account.objects.update(state="active")
"""
)


@pytest.fixture
def peopled(data: Path) -> Path:
    env = environment(data, DJANGO_SETTINGS_MODULE="florilege.settings", FLORILEGE_MAIL="mailbox")
    subprocess.run([sys.executable, "-c", CONFIRMED], env=env, check=True, timeout=PATIENCE)
    return data


def give(*words: str, address: str, data: Path) -> Said:
    done = subprocess.run(
        command("role", "give", *words),
        env=environment(data),
        input=f"{address}\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return Said(status=done.returncode, out=done.stdout, err=done.stderr)


@pytest.mark.promise("SEC-04")
def test_a_role_is_given_and_its_holder_is_told(peopled: Path) -> None:
    done = give("officer", "--until", "2099-12-31", address=" Odile@Courrier.example", data=peopled)

    assert done.status == 0, done.err
    assert "officer" in done.out
    assert ADDRESS not in done.out + done.err
    grants = fetched(peopled, "identity", "SELECT role, until FROM staff_rolegrant")
    assert grants == [("officer", "2099-12-31")]
    letters = "SELECT kind FROM mail_letter WHERE kind = 'role_given'"
    assert len(fetched(peopled, "identity", letters)) == 1
    again = give("officer", "--until", "2099-12-31", address=ADDRESS, data=peopled)
    assert again.status == 0
    assert len(fetched(peopled, "identity", letters)) == 1


@pytest.mark.parametrize(
    ("words", "address", "said"),
    [
        (["officer"], "personne@courrier.example", "No account with this address is confirmed"),
        (["officer"], "", "No account with this address is confirmed"),
        (["office", "--from", "demain"], ADDRESS, "“demain” is not a day"),
        (["office", "--from", "2027-03-02", "--until", "2027-03-01"], ADDRESS, "before the first"),
    ],
)
def test_what_does_not_fit_is_refused(
    peopled: Path, words: list[str], address: str, said: str
) -> None:
    done = give(*words, address=address, data=peopled)

    assert done.status == 1
    assert said in done.err
    assert fetched(peopled, "identity", "SELECT role FROM staff_rolegrant") == []
