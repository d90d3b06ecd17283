"""Let several hands meet at one statement: all have read what stands, none has written yet."""

import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from secrets import token_hex
from typing import Any

from django.db import connections

from florilege.kernel.vocabulary import Vault
from tests.people_made import Made, make_person

TURN = 1.0  # seconds after which a hand that meets nobody goes on: where writers queue, one waits


Act = Callable[[], object]


def at_once(acts: Sequence[Act], *, before: str) -> list[str]:
    """Do each act in a thread; before its first statement that begins so, each waits for all.

    Give what the acts raised, in words.
    """
    together = threading.Barrier(len(acts))

    def meet() -> None:
        with suppress(threading.BrokenBarrierError):
            together.wait(TURN)

    return _done([partial(_pausing, act, before, meet) for act in acts])


def overtaken(act: Act, *, by: Act, before: str) -> list[str]:
    """Do an act; before its first statement that begins so, another is done from end to end.

    Where writers queue it cannot be: then it follows. Give what both raised, in words.
    """
    come, gone = threading.Event(), threading.Event()

    def give_way() -> None:
        come.set()
        gone.wait(TURN)

    def overtake() -> None:
        assert come.wait(10 * TURN), f"no statement began with {before}"
        try:
            by()
        finally:
            gone.set()

    return _done([partial(_pausing, act, before, give_way), overtake])


def _pausing(act: Act, before: str, pause: Callable[[], None]) -> None:
    """Do an act, with a pause before its first statement that begins so, in whatever vault."""
    paused = False

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal paused
        if sql.startswith(before) and not paused:
            paused = True
            pause()
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for vault in Vault:
            stack.enter_context(connections[vault.value].execute_wrapper(watch))
        act()


def _done(acts: Sequence[Act]) -> list[str]:
    raised = list[str]()

    def hand(act: Act) -> None:
        try:
            act()
        except Exception as error:
            traceback.print_exc()  # into the log of the house
            raised.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=hand, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def somebody() -> Made:
    """Make a person of whom no other job of the house has made one."""
    tag = token_hex(6)
    return make_person(email=f"{tag}@courrier.example", pseudonym=f"Vive-Tulipe-{tag}")
