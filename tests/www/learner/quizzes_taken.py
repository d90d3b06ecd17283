"""Take quizzes as a browser without script does: read the form, fill it, press a button."""

import html
import re
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from florilege.teaching.enrolment.queries import Enrolled

_HIDDEN = re.compile(r'<input type="hidden" name="(window|seen|shown)" value="([^"]*)">')
_OPTION = re.compile(r'<option value="(\d+)"[^>]*>([^<]*)</option>')
_RANK = re.compile(r'<select name="(rank_\d+)".*?</select><label[^>]*>([^<]*)</label>', re.DOTALL)
_PAIR = re.compile(r'<label for="id_(left_\d+)">([^<]*)</label>', re.DOTALL)


def begin_quiz(client: Client, seat: Enrolled, code: str = "controle") -> UUID:
    """Open the door of a quiz, press the button, and give the attempt's id."""
    client.get(reverse("learner:activity", args=[seat.id, code]))
    client.post(reverse("learner:start", args=[seat.id, code]))
    door = client.get(reverse("learner:activity", args=[seat.id, code])).content.decode()
    found = re.search(r'href="/espace/quiz/([0-9a-f-]+)/"', door)
    assert found is not None
    return UUID(found[1])


def question_address(attempt: UUID, number: int) -> str:
    return reverse("learner:question", args=[attempt, number])


def open_question(client: Client, attempt: UUID, number: int) -> dict[str, str]:
    """Give the hidden fields of a question's page: what one window holds."""
    page = client.get(question_address(attempt, number)).content.decode()
    return dict(_HIDDEN.findall(page))


def press(
    client: Client,
    attempt: UUID,
    number: int,
    given: dict[str, object],
    *,
    window: dict[str, str] | None = None,
    go: str = "review",
) -> HttpResponse:
    """Send a question's form with a button, as without script."""
    held = window if window is not None else open_question(client, attempt, number)
    return client.post(question_address(attempt, number), {**held, **given, "go": go})


def autosave(
    client: Client, attempt: UUID, number: int, given: dict[str, object], window: dict[str, str]
) -> HttpResponse:
    """Send a question's form as the page's script does."""
    fields = {**window, **given}
    address = question_address(attempt, number)
    return client.post(address, fields, headers={"X-Autosave": "1", "Accept": "application/json"})


def matched(page: str, pairs: dict[str, str]) -> dict[str, object]:
    """Fill the selects of a match by the words that a person reads."""
    place_of = {html.unescape(text): value for value, text in _OPTION.findall(page)}
    return {name: place_of[pairs[html.unescape(left)]] for name, left in _PAIR.findall(page)}


def ranked(page: str, order: list[str]) -> dict[str, object]:
    """Fill the selects of an order by the words that a person reads."""
    return {name: str(order.index(html.unescape(text)) + 1) for name, text in _RANK.findall(page)}
