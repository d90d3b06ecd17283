"""Alarms reach the role concerned by mail, once a day, with numbers and nobody's name."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra import alarming, clock
from florilege.infra.alarming import Alarm, alarms_by_role
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.registering import nightly_tasks
from florilege.kernel.vocabulary import Role
from florilege.oversight import alarms
from florilege.oversight.alerting import tell_of_alarms
from florilege.rights.models import Doubt, SweepNight
from tests.letters import letters_to
from tests.people_made import Made, make_person


@pytest.fixture
def quiet(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is wrong but what the test makes wrong."""
    monkeypatch.setattr(alarming, "_answers", {})


def alerts_to(made: Made) -> list[tuple[str, str]]:
    return [one for one in letters_to(made.person) if "Ce message vient une fois" in one[1]]


def wrong(role: Role, words: str, count: int = 1) -> None:
    def answer(at: object) -> list[Alarm]:
        return [Alarm(words, count)]

    answer.__qualname__ = words
    alarming.alarming(role)(answer)  # type: ignore[arg-type]


@pytest.mark.promise("SEC-11")
def test_an_alarm_goes_to_who_holds_the_role_and_to_nobody_else(quiet: None) -> None:
    operator, officer = make_person(roles=(Role.OPERATOR,)), make_person(roles=(Role.OFFICER,))
    both = make_person(roles=(Role.OPERATOR, Role.OFFICER))
    learner = make_person()
    wrong(Role.OPERATOR, "Places without a backup of the last day: %(count)d.", 2)
    wrong(Role.OFFICER, "The access journal does not verify.")

    assert tell_of_alarms(at=clock.now()) == 3

    ((title, text),) = alerts_to(operator)
    assert title == "Un point de l’installation vous attend – Atelier Corolle"
    assert "- Lieux sans sauvegarde de la veille\u00a0: 2." in text
    assert "journal des accès" not in text
    assert "journal des accès" in alerts_to(officer)[0][1]
    ((title, text),) = alerts_to(both)
    assert title.startswith("2 points") and "sauvegarde" in text and "journal" in text
    assert alerts_to(learner) == []


def test_it_is_told_once_a_day_and_again_the_next(quiet: None) -> None:
    operator = make_person(roles=(Role.OPERATOR,))
    wrong(Role.OPERATOR, "No place is set for backups.")
    at = clock.now()

    for later in (timedelta(0), timedelta(minutes=1), timedelta(days=1)):
        tell_of_alarms(at=at + later)

    assert len(alerts_to(operator)) == 2


def test_a_kill_in_the_middle_tells_everybody_once(
    quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [make_person(roles=(Role.OPERATOR,)) for _ in range(3)]
    wrong(Role.OPERATOR, "No place is set for backups.")
    from florilege.oversight import alerting

    write, told = alerting.write_letter, list[object]()

    def killed(**given: object) -> object:
        told.append(given)
        if len(told) == 2:
            raise RuntimeError("killed")
        return write(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(alerting, "write_letter", killed)
    at = clock.now()
    with pytest.raises(RuntimeError):
        tell_of_alarms(at=at)
    tell_of_alarms(at=at)

    assert [len(alerts_to(one)) for one in people] == [1, 1, 1]


def test_nothing_wrong_writes_nothing(quiet: None) -> None:
    operator = make_person(roles=(Role.OPERATOR,))

    assert tell_of_alarms(at=clock.now()) == 0
    assert alerts_to(operator) == []


def test_letters_that_wait_for_hours_are_an_alarm(house: Path) -> None:
    make_person()
    at = clock.now()

    assert list(alarms.mail(at)) == []
    assert [alarm.count for alarm in alarms.mail(at + timedelta(hours=7))] == [1]
    Letter.objects.update(returned_at=at)
    assert list(alarms.mail(at + timedelta(hours=7))) == []


@pytest.mark.promise("SEC-11")
def test_missing_backups_are_an_alarm(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "BACKUP_PLACES", ())

    assert [alarm.words for alarm in alarms.saved(clock.now())] == ["No place is set for backups."]


def test_a_night_that_doubts_is_told_to_officer_and_operator(house: Path) -> None:
    from uuid import uuid4

    at = clock.now()
    SweepNight.objects.create(id=uuid4(), day=clock.today(), begun_at=at, doubt=Doubt.LARGE_CUT)

    found = alarms_by_role(at=at)

    for role in (Role.OFFICER, Role.OPERATOR):
        assert any("doubted" in alarm.words for alarm in found[role])


def test_no_alarm_holds_anything_of_anybody(house: Path) -> None:
    made = make_person(given_name="Odile", family_name="Marchand", roles=(Role.OPERATOR,))
    tell_of_alarms(at=clock.now())

    for title, text in alerts_to(made):
        for word in ("Odile", "Marchand", made.email, str(made.person)):
            assert word not in title + text


def test_the_night_tells() -> None:
    assert "alarms by mail" in nightly_tasks()
