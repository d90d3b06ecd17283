"""LRN-04, ASM-01: autosave, two windows, an expired session: no answer is lost."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.teaching.assessment.models import AttemptStep
from tests.people_made import PASSWORD
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import newest
from tests.teaching.learners_made import make_learner, publish
from tests.www.learner.quizzes_taken import (
    autosave,
    begin_quiz,
    open_question,
    press,
    question_address,
)
from tests.www.learner.reading import words_of


@pytest.mark.promise("LRN-04", "ASM-01")
def test_each_change_is_saved_and_the_page_is_told_when(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    window = open_question(client, attempt, 1)

    said = [autosave(client, attempt, 1, {"answer": value}, window) for value in "aba"]

    assert [one.status_code for one in said] == [200] * 3
    assert all("saved_at" in one.json() for one in said)
    assert AttemptStep.objects.count() == 3
    assert newest(made, attempt) == {"biseau": "a"}


def test_a_message_with_a_name_is_kept_once(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    window = open_question(client, attempt, 1) | {"client_id": str(uuid4())}

    first, again = (autosave(client, attempt, 1, {"answer": "b"}, window) for _ in range(2))

    assert first.json() == again.json()
    assert AttemptStep.objects.count() == 1


def test_what_cannot_be_read_is_said_to_the_script(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    said = autosave(client, attempt, 5, {"answer": "douze"}, open_question(client, attempt, 5))

    assert said.status_code == 422
    assert "par exemple 12,5" in said.json()["sentence"]


@pytest.mark.promise("ASM-01")
def test_another_window_is_told_to_the_script_and_nothing_is_lost(house: Path) -> None:
    made, seat = make_learner(publish())
    here, there = browser(made), browser(made)
    attempt = begin_quiz(here, seat)
    held_here, held_there = open_question(here, attempt, 1), open_question(there, attempt, 1)

    first = autosave(there, attempt, 1, {"answer": "b"}, held_there)
    told = autosave(here, attempt, 1, {"answer": "a"}, held_here)
    after = autosave(here, attempt, 1, {"answer": "b"}, held_here)

    assert [one.status_code for one in (first, told, after)] == [200, 409, 200]
    assert re.search(r"autre fenêtre à \d+\sh\s\d\d", told.json()["sentence"])
    assert AttemptStep.objects.count() == 3


@pytest.mark.promise("ASM-01")
def test_another_window_is_told_on_the_page_without_script(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    held_here, held_there = (open_question(client, attempt, 1) for _ in range(2))
    press(client, attempt, 1, {"answer": "b"}, window=held_there)

    told = press(client, attempt, 1, {"answer": "a"}, window=held_here, go="2")
    page = client.get(told["Location"])

    assert told["Location"] == question_address(attempt, 1)
    assert "Les deux réponses sont gardées" in words_of(page)
    assert newest(made, attempt) == {"biseau": "a"}


@pytest.mark.promise("ASM-01")
def test_an_old_page_that_only_passes_by_does_not_cover_a_newer_answer(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    press(client, attempt, 1, {"answer": "a"})
    held_here, held_there = (open_question(client, attempt, 1) for _ in range(2))
    press(client, attempt, 1, {"answer": "b"}, window=held_there)

    told = press(client, attempt, 1, {"answer": "a"}, window=held_here, go="2")
    page = client.get(told["Location"])

    assert newest(made, attempt) == {"biseau": "b"}
    assert "Voici cette réponse, la plus récente" in words_of(page)
    assert 'value="b" id="id_answer_1" checked' in page.content.decode()


def test_once_it_is_handed_in_the_script_is_told(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    window = open_question(client, attempt, 1)
    client.post(reverse("learner:review", args=[attempt]))

    said = autosave(client, attempt, 1, {"answer": "b"}, window)
    pressed = press(client, attempt, 1, {"answer": "b"}, window=window)

    assert said.status_code == 409
    assert "Cette tentative est remise" in said.json()["sentence"]
    assert pressed["Location"] == reverse("learner:result", args=[attempt])
    assert AttemptStep.objects.count() == 0


@pytest.mark.promise("LRN-04")
def test_an_answer_survives_a_session_that_has_ended(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    window = open_question(client, attempt, 1)
    client.cookies.clear()

    turned_away = press(client, attempt, 1, {"answer": "b"}, window=window, go="2")
    carried = re.search(r'name="carried" value="([^"]+)"', turned_away.content.decode())
    assert carried is not None
    signed_in = client.post(
        reverse("account:sign_in"),
        {"email": made.email, "password": PASSWORD, "carried": carried[1]},
    )
    given_back = dict(
        re.findall(
            r'<input type="hidden" name="([^"]+)" value="([^"]*)">', signed_in.content.decode()
        )
    )
    client.post(question_address(attempt, 1), given_back)

    assert turned_away.status_code == 401
    assert newest(made, attempt) == {"biseau": "b"}


def test_the_script_is_told_that_the_session_has_ended(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    window = open_question(client, attempt, 1)
    client.cookies.clear()

    assert autosave(client, attempt, 1, {"answer": "b"}, window).status_code == 401
