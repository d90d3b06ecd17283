"""The night tells the officers what is due, and the office too as soon as something is late."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from florilege.kernel.vocabulary import Role
from florilege.rights.actions.answer_request import answer_request
from florilege.rights.actions.doubt_identity import doubt_identity
from florilege.rights.actions.remind_officers import remind_officers
from florilege.rights.desk import Pressing, pressing
from florilege.rights.enums import Outcome
from tests.letters import letters_to
from tests.people_made import Made, make_person
from tests.rights.requests_made import asked, at_noon, letter

DAY = date(2055, 3, 1)


def titles(made: Made) -> list[str]:
    return [title for title, _text in letters_to(made.person)]


def nights(*numbers: int) -> list[int]:
    """Go through some nights after the day of the request; give how many each was about."""
    return [remind_officers(at=at_noon(DAY + timedelta(days=number))) for number in numbers]


@pytest.mark.promise("RGT-06")
def test_reminded_at_two_thirds_on_the_last_day_and_each_late_day(house: Path) -> None:
    officer = make_person(roles=(Role.OFFICER,))
    office = make_person(roles=(Role.OFFICE,))
    before, told = len(titles(officer)), len(titles(office))
    asked(make_person(), on=DAY)

    assert nights(0, 9, 10, 10, 11, 14, 15, 15, 16, 17) == [0, 0, 1, 0, 0, 0, 1, 0, 1, 1]

    assert titles(officer)[before:] == [
        "Une demande sur des données personnelles arrive à échéance",
        "Une demande sur des données personnelles attend sa réponse aujourd’hui",
        "Une demande sur des données personnelles est en retard",
        "Une demande sur des données personnelles est en retard",
    ]
    assert len(titles(office)) - told == 2, "the office hears of late ones"


def test_a_night_that_was_missed_is_made_good(house: Path) -> None:
    officer = make_person(roles=(Role.OFFICER,))
    asked(make_person(), on=DAY)

    assert nights(13) == [1]
    assert titles(officer)[-1] == "Une demande sur des données personnelles arrive à échéance"


def test_without_an_officer_the_office_is_reminded(house: Path) -> None:
    office = make_person(roles=(Role.OFFICE,))
    before = len(titles(office))
    asked(make_person(), on=DAY)

    nights(10)

    assert len(titles(office)) == before + 1


def test_an_answered_or_paused_request_presses_nobody(house: Path) -> None:
    officer = make_person(roles=(Role.OFFICER,))
    first, second = asked(make_person(), on=DAY), letter(officer, on=DAY)
    answer_request(
        first.id, outcome=Outcome.GRANTED, answer="…", by=officer.person, at=at_noon(DAY)
    )
    doubt_identity(second.id, reason="…", by=officer.person, at=at_noon(DAY))

    assert nights(10, 15, 16, 30) == [0, 0, 0, 0]
    assert pressing(DAY + timedelta(days=30)) == Pressing(running=1, late=0, today=0, paused=1)


def test_letters_hold_numbers_and_nobodys_name(house: Path) -> None:
    officer = make_person(roles=(Role.OFFICER,))
    asked(make_person(given_name="Odile", family_name="Marchand"), on=DAY)

    nights(16)

    title, text = letters_to(officer.person)[-1]
    assert "Odile" not in title + text and "Marchand" not in title + text
    assert "1 demande a dépassé son jour sans réponse." in text
    assert "/delegue/demandes/" in text
