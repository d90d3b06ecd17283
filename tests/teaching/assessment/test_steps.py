"""ASM-01: each answer is an appended step; nothing that was saved is lost or changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections

from florilege.infra import clock
from florilege.infra.gate.errors import GateClosed
from florilege.teaching.assessment.actions.save_response import AttemptClosed
from florilege.teaching.assessment.models import Attempt, AttemptStep
from tests.raw import raw_bytes
from tests.teaching.assessment.attempts_made import answer, begin, hand_in, newest
from tests.teaching.learners_made import make_learner, publish


def test_an_answer_that_is_changed_is_a_new_step(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    for value in ("a", "b"):
        answer(made, attempt, "biseau", value)
    answer(made, attempt, "prix", "12")

    assert newest(made, attempt) == {"biseau": "b", "prix": "12"}
    steps = AttemptStep.objects.order_by("seq").values_list("seq", "item_code")
    assert list(steps) == [(1, "biseau"), (2, "biseau"), (3, "prix")]


def test_the_same_message_twice_is_one_step(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt, message = begin(seat, course), uuid4()
    first = answer(made, attempt, "biseau", "a", client_id=message)
    answer(made, attempt, "biseau", "b")
    again = answer(made, attempt, "biseau", "a", client_id=message)

    assert (again.seq, again.at) == (first.seq, first.at)
    assert newest(made, attempt) == {"biseau": "b"}
    assert AttemptStep.objects.count() == 2


def test_a_message_that_was_saved_is_safe_even_if_it_is_repeated_too_late(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt, message = begin(seat, course, "epreuve", at=start), uuid4()
    saved = answer(made, attempt, "eau", "10", client_id=message, at=start)
    hand_in(made, attempt)

    again = answer(made, attempt, "eau", "10", client_id=message, at=start + timedelta(hours=9))

    assert again.seq == saved.seq


def test_answers_are_refused_after_the_deadline_and_a_few_seconds(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt = begin(seat, course, "epreuve", at=start)
    deadline = start + timedelta(minutes=20)
    answer(made, attempt, "eau", "9", at=deadline + timedelta(seconds=4))

    with pytest.raises(AttemptClosed):
        answer(made, attempt, "eau", "10", at=deadline + timedelta(seconds=6))

    assert newest(made, attempt) == {"eau": "9"}


def test_answers_are_refused_once_it_is_handed_in(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    hand_in(made, attempt)

    with pytest.raises(AttemptClosed):
        answer(made, attempt, "biseau", "b")


def test_an_answer_of_somebody_else_does_not_exist(house: Path) -> None:
    _made, seat = make_learner(course := publish())
    other, _ = make_learner(course)
    attempt = begin(seat, course)

    with pytest.raises(Attempt.DoesNotExist):
        answer(other, attempt, "biseau", "b")


def test_another_window_is_told_of_and_both_answers_are_kept(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt, here, there = begin(seat, course), uuid4(), uuid4()
    first = answer(made, attempt, "biseau", "a", window_id=there)
    second = answer(made, attempt, "biseau", "b", window_id=here, seen_seq=0)
    third = answer(made, attempt, "biseau", "a", window_id=here, seen_seq=0)

    assert (first.elsewhere_at, second.elsewhere_at) == (None, first.at)
    assert third.elsewhere_at is None  # it was told once, and the latest is its own
    assert AttemptStep.objects.count() == 3


def test_windows_that_answer_at_once_lose_nothing(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)

    def one_window(number: int) -> int:
        try:
            return answer(made, attempt, "biseau", "ab"[number % 2]).seq
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(one_window, range(16)))

    assert sorted(numbers) == list(range(1, 17))
    assert AttemptStep.objects.count() == 16


def test_two_windows_that_begin_at_once_share_one_attempt(house: Path) -> None:
    _made, seat = make_learner(course := publish())

    def one_window(_: int) -> object:
        try:
            return begin(seat, course)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        attempts = set(pool.map(one_window, range(6)))

    assert len(attempts) == 1
    assert Attempt.objects.count() == 1


def test_the_database_itself_lets_only_one_attempt_be_open(house: Path) -> None:
    _made, seat = make_learner(course := publish())
    row = Attempt.objects.get(id=begin(seat, course))

    row.id = uuid4()
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_answers_are_sealed_in_the_database(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    answer(made, attempt, "vrille", "spirale-secrete")

    (step,) = AttemptStep.objects.all()
    with pytest.raises(GateClosed):
        str(step.response)
    files = [raw_bytes(file) for file in (house / "vaults").iterdir()]
    assert not any(b"spirale-secrete" in content for content in files)
