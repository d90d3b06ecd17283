"""A request that takes too long is cut off, and nothing of it hits the next one."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from florilege.cli.running.access_log import masked
from florilege.cli.running.request_limit import OutOfTime, RequestLimit

SECONDS = 0.3


class Answers:
    def __init__(self) -> None:
        self.begun: list[str] = []

    def __call__(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.begun.append(status)

    @property
    def status(self) -> str:
        (only,) = self.begun
        return only


def limited(view: Callable[[], None], **more: Any) -> RequestLimit:
    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        view()
        start_response("200 OK", [])
        return [b"done"]

    return RequestLimit(application, seconds=SECONDS, **more)


def asked(limit: RequestLimit, answer: Answers) -> bytes:
    """Ask in a thread of its own, as a server does: what is thrown must not hit the tests' own."""
    with ThreadPoolExecutor(1) as thread:
        return b"".join(thread.submit(limit, {}, answer).result())


def busy_for(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sum(range(100))


def test_request_limit_lets_a_quick_request_through() -> None:
    answer = Answers()

    body = asked(limited(lambda: None), answer)

    assert (answer.status, body) == ("200 OK", b"done")


def test_request_limit_cuts_a_request_that_guards_against_failures() -> None:
    undone: list[str] = []

    def view() -> None:
        try:
            try:
                busy_for(20)
            except Exception:
                undone.append("taken for a failure")
        finally:
            undone.append("left")

    answer = Answers()
    began = time.monotonic()

    body = asked(limited(view), answer)

    assert answer.status == "503 Service Unavailable"
    assert "rien n’a été changé" in body.decode()
    assert undone == ["left"]
    assert time.monotonic() - began < 5


def test_request_limit_does_not_reach_into_the_next_request() -> None:
    ended: list[int] = []
    limit = limited(lambda: busy_for(SECONDS * 0.99), end_process=ended.append)

    def ask_on() -> list[str]:
        answers = [Answers() for _ in range(20)]
        for answer in answers:
            limit({}, answer)
            busy_for(0.01)
        return [answer.status[:3] for answer in answers]

    with ThreadPoolExecutor(1) as thread:
        statuses = thread.submit(ask_on).result()

    assert set(statuses) <= {"200", "503"}
    assert ended == []


def test_a_request_that_was_cut_off_while_it_left_is_answered_and_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("florilege.cli.running.request_limit.GRACE_SECONDS", 0.1)
    ended: list[int] = []
    limit = limited(lambda: None, end_process=ended.append)
    answer = Answers()

    def cut_off(_running: object) -> None:
        raise OutOfTime

    monkeypatch.setattr(limit, "_leave", cut_off)
    asked(limit, answer)
    time.sleep(SECONDS + 0.6)

    assert (answer.status[:3], ended) == ("200", [])


def test_request_limit_ends_a_process_that_does_not_listen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("florilege.cli.running.request_limit.GRACE_SECONDS", 0.2)
    ended: list[int] = []
    deaf = limited(lambda: time.sleep(SECONDS + 1), end_process=ended.append)

    asked(deaf, Answers())

    assert ended
    assert set(ended) == {1}


def test_out_of_time_is_no_exception_that_a_guard_takes() -> None:
    assert not issubclass(OutOfTime, Exception)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/compte/entrer/", "/compte/entrer/"),
        (
            "/compte/confirmer/kX3_abcdefghijklmnopqrstuvwxyz0123456789-_ABC/",
            "/compte/confirmer/*/",
        ),
        (
            "/espace/cours/3f0c1c9e-8f6b-4a6e-9c1d-0a1b2c3d4e5f/",
            "/espace/cours/3f0c1c9e-8f6b-4a6e-9c1d-0a1b2c3d4e5f/",
        ),
        ("/recherche/jeanne@courrier.example", "/recherche/*"),
        ("/Nom%20Propre/", "/*/"),
    ],
)
def test_access_log_writes_neither_tokens_nor_words_of_people(path: str, written: str) -> None:
    assert masked(path) == written
