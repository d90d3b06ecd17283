"""ASM-01: a quiz from its door to its corrections, without script."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.teaching.progress.models import Completion
from tests.people_made import Made
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import newest
from tests.teaching.learners_made import make_learner, publish
from tests.www.learner.quizzes_taken import (
    begin_quiz,
    matched,
    press,
    question_address,
    ranked,
)
from tests.www.learner.reading import counted, words_of

MINUTE = timedelta(minutes=1)
SEASONS = {"Tulipe": "Printemps", "Dahlia": "Automne", "Hellébore": "Hiver"}
STEPS = ["Effeuiller", "Couper", "Assembler", "Lier"]


def page_of(client: Client, attempt: UUID, number: int) -> str:
    return client.get(question_address(attempt, number)).content.decode()


def main_of(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def answer_everything(client: Client, attempt: UUID) -> None:
    press(client, attempt, 1, {"answer": "b"}, go="2")
    press(client, attempt, 2, {"answer": ["a", "b"]}, go="3")
    press(client, attempt, 3, matched(page_of(client, attempt, 3), SEASONS), go="4")
    press(client, attempt, 4, ranked(page_of(client, attempt, 4), STEPS), go="5")
    press(client, attempt, 5, {"answer": "12,5 €"}, go="6")
    press(client, attempt, 6, {"answer": "La Vrille"})


@pytest.mark.promise("ASM-01")
def test_a_quiz_is_taken_without_script_from_its_door_to_its_result(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    answer_everything(client, attempt)
    review = client.get(reverse("learner:review", args=[attempt]))
    result = client.post(reverse("learner:review", args=[attempt]), follow=True)

    assert "Chaque question a une réponse" in words_of(review)
    assert "Réussi Vous avez 11 sur 11, soit 100 %" in words_of(result)
    assert Completion.objects.get().activity_code == "controle"


@pytest.mark.promise("ASM-01")
def test_what_was_answered_is_shown_again(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    answer_everything(client, attempt)
    pages = {number: page_of(browser(made), attempt, number) for number in range(1, 7)}

    assert 'value="b" id="id_answer_1" checked' in pages[1]
    assert main_of(pages[2]).count(" checked") == 2
    assert main_of(pages[3]).count(" selected") == 3
    assert sorted(STEPS, key=pages[4].index) == STEPS
    assert 'value="12,5 €"' in pages[5]
    assert 'value="La Vrille"' in pages[6]
    assert "Enregistré à" in pages[6]


def test_the_door_says_what_the_quiz_takes(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)

    timed = words_of(client.get(reverse("learner:activity", args=[seat.id, "epreuve"])))
    free = words_of(client.get(reverse("learner:activity", args=[seat.id, "controle"])))

    assert "20 min, comptées par le serveur" in timed
    assert "2 tentatives encore" in timed
    assert "2 questions." in timed
    assert "60 % des points" in timed
    assert "Prenez votre temps." in free
    assert "Le temps qu’il vous faut" in free
    assert "Autant que vous voulez" in free


def test_no_page_of_an_attempt_tells_the_right_answers(house: Path) -> None:
    """Pieces of match and order go by their place in the mixed list, not by their own names."""
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    everything = "".join(main_of(page_of(client, attempt, number)) for number in range(1, 7))

    for secret in (
        '"s1"',
        '"p1"',
        "correct",
        "12.5",
        "12,5",
        "La surface est",
        "vaisseaux",
        "vrille",
    ):
        assert secret not in everything


def test_pieces_are_mixed_and_stay_so(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    first, again = page_of(client, attempt, 4), page_of(client, attempt, 4)
    shown = sorted(STEPS, key=first.index)

    assert shown != STEPS
    assert shown == sorted(STEPS, key=again.index)


def test_the_corrections_say_what_was_wrong_and_why(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    press(client, attempt, 1, {"answer": "a"})
    press(client, attempt, 5, {"answer": "40"})

    result = client.post(reverse("learner:review", args=[attempt]), follow=True)

    words = words_of(result)
    assert "Pas encore réussi" in words
    assert "Votre réponse, fausse. Elle se colle au fond du vase." in words
    assert "Le biseau ouvre plus de vaisseaux." in words
    assert "Vous n’avez pas répondu." in words
    for kept_back in ("Bonne réponse", "Bon ordre", "Juste, et vous ne", "La surface est plus"):
        assert kept_back not in words
    assert "Recommencer" in words


def test_right_answers_are_told_once_no_attempt_is_left(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    for _ in range(2):
        attempt = begin_quiz(client, seat, "epreuve")
        press(client, attempt, 1, {"answer": "99"})
        result = client.post(reverse("learner:review", args=[attempt]), follow=True)

    words = words_of(result)
    assert "Bonne réponse : 10 cm" in words
    assert "Nette Juste, et vous ne l’aviez pas choisie." in words
    assert "Recommencer" not in words
    refused = client.post(reverse("learner:start", args=[seat.id, "epreuve"]), follow=True)
    assert "Vous avez utilisé toutes les tentatives" in words_of(refused)


@pytest.mark.promise("ASM-01")
def test_time_is_kept_by_the_server_and_shown(house: Path) -> None:
    made, seat = make_learner(publish())
    start = clock.now()
    with clock.CLOCK.fixed(start):
        client = browser(made)
        attempt = begin_quiz(client, seat, "epreuve")
    with clock.CLOCK.fixed(start + 8 * MINUTE):
        press(client, attempt, 1, {"answer": "10"})
        assert "Il reste 12 minutes" in words_of(client.get(question_address(attempt, 2)))
    with clock.CLOCK.fixed(start + 21 * MINUTE):
        late = press(client, attempt, 2, {"answer": "a"}, window={})
        result = client.get(late["Location"])

    words = words_of(result)
    assert "soit 50 %" in words
    assert "ce qui était enregistré a été remis tout seul" in words
    assert newest(made, attempt) == {"eau": "10"}


def test_what_cannot_be_read_is_told_and_kept_on_the_page(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    number = press(client, attempt, 5, {"answer": "douze"})
    ranks = press(client, attempt, 4, {"rank_0": "1", "rank_1": "1", "rank_2": "3", "rank_3": "4"})
    gaps = press(client, attempt, 4, {"rank_0": "1", "rank_1": "2", "rank_2": "3"})
    forged = press(client, attempt, 1, {"answer": "z"})

    assert [a.status_code for a in (number, ranks, gaps, forged)] == [422] * 4
    assert 'value="douze"' in number.content.decode()
    assert "par exemple 12,5" in words_of(number)
    assert "Deux lignes ont le rang 1" in words_of(ranks)
    assert "pas encore de rang" in words_of(gaps)
    assert newest(made, attempt) == {}


def test_buttons_lead_where_they_say(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    onwards = press(client, attempt, 2, {"answer": ["a"]}, go="3")
    back = press(client, attempt, 2, {"answer": ["a"]}, go="1")
    review = press(client, attempt, 2, {"answer": ["a"]}, go="review")
    nowhere = press(client, attempt, 2, {"answer": ["a"]}, go="99")

    assert [a["Location"] for a in (onwards, back, review, nowhere)] == [
        question_address(attempt, 3),
        question_address(attempt, 1),
        reverse("learner:review", args=[attempt]),
        reverse("learner:review", args=[attempt]),
    ]
    assert client.get(question_address(attempt, 7)).status_code == 404
    assert client.get(question_address(attempt, 0)).status_code == 404


def test_a_restricted_learner_is_told_that_their_quiz_waits(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)
    press(client, attempt, 1, {"answer": "b"})
    set_limits(made.person, Standing(restricted=True))

    for answer in (
        client.get(question_address(attempt, 1)),
        client.post(reverse("learner:review", args=[attempt])),
    ):
        assert answer.status_code == 409
        assert "Vos questionnaires attendent" in words_of(answer)


def test_a_question_takes_the_same_queries_with_many_steps(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    attempt = begin_quiz(client, seat)

    def steps_and_queries(made: Made, presses: int) -> tuple[int, int]:
        for number in range(presses):
            press(client, attempt, 1, {"answer": "ab"[number % 2]})
        with counted() as read:
            client.get(question_address(attempt, 1))
        with counted() as written:
            press(client, attempt, 1, {"answer": "a"}, window={})
        return len(read), len(written)

    few, many = steps_and_queries(made, 1), steps_and_queries(made, 12)

    assert few == many
    assert max(many) <= 12
