"""A sign-up that nobody confirms ends by itself, and never under a click."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from florilege.infra import clock, policy
from florilege.infra.keys.people import state_of
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.actions.confirm_address import confirm_address
from florilege.people.credentials.actions.end_unconfirmed import end_unconfirmed
from florilege.people.credentials.actions.open_account import Entry, open_account
from florilege.people.credentials.queries import person_by_email
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD

AT = datetime(2027, 4, 2, 9, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
EMAIL = "celestine@courrier.example"


@pytest.fixture
def lasts(house: Path) -> timedelta:
    return timedelta(hours=policy.charter().security.sign_up_link_hours)


def sign_up(*, at: datetime) -> SubjectRef:
    open_account(
        Entry(
            email=EMAIL,
            password=PASSWORD,
            given_name="Célestine",
            family_name="Roux",
            pseudonym="Haute-Iris",
            language="fr",
            time_zone="Europe/Paris",
        ),
        at=at,
    )
    person = person_by_email(EMAIL)
    assert person is not None
    return person


def night(*, at: datetime) -> int:
    with clock.CLOCK.fixed(at):
        ended = end_unconfirmed(at=at)
        deliver_due(at=at)
    return ended


def click(person: SubjectRef, *, at: datetime) -> None:
    with clock.CLOCK.fixed(at):
        token = link_in(letters_to(person)[-1][1]).split("/")[-2]
        assert confirm_address(token=token, password=PASSWORD, at=at) == person


@pytest.mark.parametrize("twice", [False, True])
def test_it_ends_when_its_last_link_has(lasts: timedelta, twice: bool) -> None:
    person, last = sign_up(at=AT), AT
    if twice:
        last = AT + lasts - HOUR
        sign_up(at=last)

    ended = [night(at=last + lasts - HOUR), night(at=last + lasts + 2 * HOUR)]

    assert ended == [0, 1]
    assert state_of(person) is not KeyState.ACTIVE


def test_the_link_of_a_second_sign_up_works_for_its_whole_time(lasts: timedelta) -> None:
    person, again = sign_up(at=AT), AT + lasts - HOUR
    sign_up(at=again)

    night(at=again + lasts - 2 * HOUR)
    click(person, at=again + lasts - HOUR)

    assert state_of(person) is KeyState.ACTIVE


def test_a_click_of_the_last_moment_finds_the_account(lasts: timedelta) -> None:
    person = sign_up(at=AT)

    night(at=AT + lasts + SECOND)  # while the password of the click is still hashed
    click(person, at=AT + lasts - SECOND)

    assert state_of(person) is KeyState.ACTIVE
