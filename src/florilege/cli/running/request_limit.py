"""Cut a request off after its time, so that nothing begun before an erasure still writes after it.

A thread cannot be killed. An overdue one gets an exception between two of its steps, which undoes
its transactions; if it does not even take that one, the process ends and the server makes another.
"""

import ctypes
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

log = logging.getLogger(__name__)

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
# What is left of the erasure's drain once the limit is over; a stuck thread ends within it.
GRACE_SECONDS: Final = 5.0
_LOOK_EVERY: Final = 0.25


class OutOfTime(BaseException):
    """Not an `Exception`: a guard that goes on after failures must not go on after this one."""


@dataclass
class Running:
    """A request under way, in the thread `thread` since `since` (monotonic seconds)."""

    thread: int
    since: float
    interrupted: bool = field(default=False)


class RequestLimit:
    """Wraps the application. Only the answer is limited: its body may be fetched slowly."""

    def __init__(
        self,
        application: Application,
        *,
        seconds: float,
        end_process: Callable[[int], object] = os._exit,
    ) -> None:
        self.application = application
        self.seconds = seconds
        self.end_process = end_process
        self._running: dict[int, Running] = {}
        self._lock = threading.Lock()
        self._watch: threading.Thread | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = _Begun()  # told to the server only when nothing can cut it off any more
        body: Iterable[bytes] | None = None
        try:
            mine = self._enter()
            try:
                body = self.application(environ, answer)
            finally:
                self._leave(mine)
        except OutOfTime:
            self._forget()
            if body is None:
                log.error("a request was cut off after %s s", self.seconds)
                return _sorry(start_response)
            # It struck while the request was leaving: what was done is answered as done.
        start_response(*answer.words)
        return body

    def _enter(self) -> Running:
        mine = Running(thread=threading.get_ident(), since=time.monotonic())
        with self._lock:
            self._running[mine.thread] = mine
            if self._watch is None:
                # Begun with the first request: threads do not survive the server's fork.
                self._watch = threading.Thread(target=self._look_on, daemon=True)
                self._watch.start()
        return mine

    def _leave(self, mine: Running) -> None:
        with self._lock:
            del self._running[mine.thread]
            if mine.interrupted:
                # It may be on its way still, and must not hit the next request of this thread.
                _raise_in(mine.thread, None)

    def _forget(self) -> None:
        with self._lock:
            self._running.pop(threading.get_ident(), None)

    def _look_on(self) -> None:
        while True:
            time.sleep(min(_LOOK_EVERY, self.seconds))
            now = time.monotonic()
            with self._lock:
                for one in self._running.values():
                    self._judge(one, age=now - one.since)

    def _judge(self, one: Running, *, age: float) -> None:
        if age > self.seconds + GRACE_SECONDS:
            log.critical("a request could not be cut off: this process ends")
            self.end_process(1)
        elif age > self.seconds and not one.interrupted:
            one.interrupted = True
            _raise_in(one.thread, OutOfTime)


class _Begun:
    """What the application begins its answer with."""

    def __init__(self) -> None:
        self.words: tuple[Any, ...] = ()

    def __call__(self, *words: Any) -> Callable[[bytes], None]:
        self.words = words
        return _no_write


def _no_write(data: bytes) -> None:
    raise NotImplementedError(
        "Bodies are returned; WSGI's older way of writing them is not served."
    )


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Make an exception appear in a thread; None takes back one that has not appeared yet."""
    thrown = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), thrown)


def _sorry(start_response: Any) -> list[bytes]:
    """Answer without Django: whatever took so long may be in it."""
    body = (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>503</title>'
        "<p>Cette page a mis trop de temps\u202f; rien n’a été changé. Essayez encore.</p>"
        '<p lang="en">This page took too long; nothing was changed. Try again.</p></html>'
    ).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", "5"),
    ]
    start_response("503 Service Unavailable", headers)
    return [body]
