"""A request that takes too long is cut off, and nothing of it hits the next one."""

import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from florilege.cli.running.access_log import masked
from florilege.cli.running.request_limit import OutOfTime, RequestLimit

SECONDS = 0.3


class Answers:
    def __init__(self) -> None:
        self.status = ""

    def __call__(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.status = status


def limited(view: Callable[[], None], **more: Any) -> RequestLimit:
    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        view()
        start_response("200 OK", [])
        return [b"done"]

    return RequestLimit(application, seconds=SECONDS, **more)


def busy_for(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sum(range(100))


def test_request_limit_lets_a_quick_request_through() -> None:
    answer = Answers()

    body = limited(lambda: None)({}, answer)

    assert (answer.status, list(body)) == ("200 OK", [b"done"])


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

    body = b"".join(limited(view)({}, answer))

    assert answer.status == "503 Service Unavailable"
    assert "rien n’a été changé" in body.decode()
    assert undone == ["left"]
    assert time.monotonic() - began < 5


def test_request_limit_does_not_reach_into_the_next_request() -> None:
    limit = limited(lambda: busy_for(SECONDS * 0.99))
    answers = []

    for _ in range(20):
        answer = Answers()
        limit({}, answer)
        answers.append(answer.status[:3])
        busy_for(0.01)

    assert set(answers) <= {"200", "503"}


def test_request_limit_ends_a_process_that_does_not_listen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("florilege.cli.running.request_limit.GRACE_SECONDS", 0.2)
    ended: list[int] = []
    deaf = limited(lambda: time.sleep(SECONDS + 1), end_process=ended.append)

    deaf({}, Answers())

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
