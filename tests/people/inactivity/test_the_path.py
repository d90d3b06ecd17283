"""A quiet account: one message on its day, time to answer from when it left, then the end."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.keys.people import set_limits, state_of
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.outbox.delivering import deliver_due
from florilege.infra.retention.paths import Turn, person_path
from florilege.kernel.access import KeyState, Standing
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import Account
from florilege.people.inactivity.actions import ask_to_keep, end_unanswered
from florilege.people.inactivity.models import Question
from florilege.rights.models import ErasureRequest, SweepNight
from florilege.rights.retention.sweeping import sweep
from tests.letters import letters_to, link_in
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.learners_made import enrol, publish

BEGUN = datetime(2027, 3, 10, 9, tzinfo=UTC)
ASKED, LAST_DAY = date(2028, 3, 10), date(2028, 5, 10)
DAY = timedelta(days=1)


def at(day: date, hour: int = 2) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def night(day: date, *, leaves: bool = True) -> SweepNight:
    """One night, as the worker goes through it; `leaves` is whether mail leaves that morning."""
    with clock.CLOCK.fixed(at(day)):
        done = sweep(on=day, at=at(day))
        assert not done.doubt
        deliver_due(at=clock.now())
        if leaves:
            send_due(at=clock.now())
    return done


def questions_to(made: Made) -> list[str]:
    with clock.CLOCK.fixed(at(ASKED)):
        return [text for _, text in letters_to(made.person) if "/garder/" in text]


def is_there(made: Made) -> bool:
    return state_of(made.person) is KeyState.ACTIVE


@pytest.fixture(autouse=True)
def nights_may_lie_months_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "RETENTION_DAYS_APART", 2_000)


@pytest.fixture
def quiet(house: Path) -> Made:
    """Somebody who signed in once, on 10 March 2027."""
    with clock.CLOCK.fixed(BEGUN):
        made = make_person()
        browser(made)
    return made


@pytest.mark.promise("RET-02")
def test_exactly_one_message_on_the_day(quiet: Made) -> None:
    night(ASKED - DAY)
    assert questions_to(quiet) == []

    for later in range(5):
        night(ASKED + later * DAY)

    (text,) = questions_to(quiet)
    assert "10 mars 2027" in text
    assert "10 mai 2028 inclus" in text


@pytest.mark.promise("RET-03")
def test_without_an_answer_the_account_ends_the_day_after_the_last(quiet: Made) -> None:
    night(ASKED)
    night(ASKED + DAY)
    night(LAST_DAY)
    assert is_there(quiet)

    night(LAST_DAY + DAY)

    assert state_of(quiet.person) is not KeyState.ACTIVE
    assert ErasureRequest.objects.filter(person=quiet.person).exists()


@pytest.mark.promise("RET-02")
def test_the_link_keeps_the_account_signed_out_and_works_once(quiet: Made) -> None:
    night(ASKED)
    (text,) = questions_to(quiet)
    link = link_in(text)

    with clock.CLOCK.fixed(at(LAST_DAY, 20)):
        stranger = Client()
        shown = stranger.get(link)
        assert shown.status_code == 200
        assert Question.objects.exists(), "following the link alone keeps nothing"
        assert stranger.post(link).status_code == 302
        assert stranger.get("/compte/garde/").status_code == 200
        assert stranger.post(link).status_code == 410
        assert stranger.get(link).status_code == 410
    night(LAST_DAY + DAY)

    assert is_there(quiet)
    assert Account.objects.get(person=quiet.person).kept_on == LAST_DAY
    assert person_path().outlook(quiet.person, LAST_DAY).asked_on == date(2029, 5, 10)


@pytest.mark.promise("RET-02")
def test_a_sign_in_on_the_last_day_keeps_the_account(quiet: Made) -> None:
    night(ASKED)
    with clock.CLOCK.fixed(at(LAST_DAY, 21)):
        browser(quiet)

    night(LAST_DAY + DAY)

    assert is_there(quiet)
    assert not Question.objects.exists()


def test_a_forged_link_keeps_nothing(quiet: Made) -> None:
    night(ASKED)

    assert Client().post(f"/compte/garder/{'x' * 43}/").status_code == 410
    assert Account.objects.get(person=quiet.person).kept_on is None


@pytest.mark.promise("RET-02")
def test_a_message_that_could_not_leave_postpones_the_end(quiet: Made) -> None:
    night(ASKED, leaves=False)
    night(LAST_DAY + DAY, leaves=False)
    assert is_there(quiet)
    left = date(2028, 6, 1)
    night(left)
    night(left + DAY)

    night(date(2028, 8, 1))
    assert is_there(quiet)

    night(date(2028, 8, 2))
    assert not is_there(quiet)


def test_a_message_that_was_lost_is_written_again(quiet: Made) -> None:
    night(ASKED, leaves=False)
    Letter.objects.all().delete()

    night(ASKED + DAY)

    (text,) = questions_to(quiet)
    assert "11 mai 2028" in text


@pytest.mark.promise("RET-02")
def test_a_running_training_stops_the_clock_and_its_end_starts_it_anew(house: Path) -> None:
    with clock.CLOCK.fixed(BEGUN):
        course = publish()
        made = make_person()
        browser(made)
        enrol(made, course, starts_in=340)  # 13 February to 13 April 2028

    night(ASKED)
    assert questions_to(made) == []
    assert person_path().due(ASKED)[Turn.SUSPENDED] == 1
    night(date(2029, 4, 12))
    assert questions_to(made) == []

    night(date(2029, 4, 13))
    assert len(questions_to(made)) == 1


def test_whoever_holds_a_role_is_not_asked(house: Path) -> None:
    with clock.CLOCK.fixed(BEGUN):
        made = make_person(roles=(Role.TRAINER,))

    night(ASKED)

    assert questions_to(made) == []
    assert person_path().outlook(made.person, ASKED).still_because == (
        "You hold a role at the school."
    )


@pytest.mark.promise("RGT-04")
def test_restricted_data_are_kept_as_they_are_and_the_person_is_asked_again(quiet: Made) -> None:
    night(ASKED)
    night(ASKED + DAY)
    set_limits(quiet.person, Standing(restricted=True))
    night(LAST_DAY + DAY)
    assert is_there(quiet)
    set_limits(quiet.person, Standing())

    night(LAST_DAY + 2 * DAY)

    assert is_there(quiet)
    (text,) = questions_to(quiet)  # the first one has ended with its thirty days
    assert "12 juillet 2028 inclus" in text


def test_the_outlook_says_what_the_nights_do(quiet: Made) -> None:
    outlook = person_path().outlook(quiet.person, date(2027, 6, 1))
    assert (outlook.asked_on, outlook.ends_on) == (ASKED, LAST_DAY + DAY)

    coming = person_path().coming(ASKED - DAY, LAST_DAY + DAY)

    assert {day: {k: v for k, v in turns.items() if v} for day, turns in coming.items()} == {
        ASKED: {Turn.ASKED: 1},
        LAST_DAY + DAY: {Turn.ENDED: 1},
    }


def test_a_night_done_twice_does_nothing_twice(quiet: Made) -> None:
    night(ASKED)
    night(ASKED)
    night(LAST_DAY + DAY)
    requests = ErasureRequest.objects.count()

    night(LAST_DAY + DAY)

    assert (requests, ErasureRequest.objects.count()) == (1, 1)


class Killed(BaseException):
    """What a kill looks like from inside: nothing catches it."""


@pytest.mark.parametrize("where", ["close_accounts", "leave"])
@pytest.mark.promise("RET-03")
def test_a_kill_while_accounts_end_leaves_them_whole_for_the_next_night(
    quiet: Made, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    night(ASKED)
    night(ASKED + DAY)

    def die(*args: object, **kwargs: object) -> None:
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(end_unanswered, where, die)
        night(LAST_DAY + DAY)
    assert Account.objects.get(person=quiet.person).state == "active"
    assert Question.objects.filter(person=quiet.person).exists()

    report = night(LAST_DAY + DAY)

    assert report.gone["people ended"] == 1
    assert not is_there(quiet)


def test_a_kill_between_letter_and_question_writes_neither(
    quiet: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: object, **kwargs: object) -> None:
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(ask_to_keep, "hashed", die)
        night(ASKED)
    assert questions_to(quiet) == []

    night(ASKED)

    assert len(questions_to(quiet)) == 1
