"""Let several hands meet at one statement: all have read what stands, none has written yet."""

import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from secrets import token_hex
from typing import Any

from django.db import connections

from florilege.kernel.vocabulary import Vault
from tests.people_made import Made, make_person

TURN = 1.0  # seconds after which a hand that meets nobody goes on: where writers queue, one waits


def at_once(acts: Sequence[Callable[[], object]], *, before: str) -> list[str]:
    """Do each act in a thread; before its first statement that begins so, each waits for all.

    Give what the acts raised, in words.
    """
    together, raised = threading.Barrier(len(acts)), list[str]()

    def hand(act: Callable[[], object]) -> None:
        met = False

        def meet(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal met
            if sql.startswith(before) and not met:
                met = True
                with suppress(threading.BrokenBarrierError):
                    together.wait(TURN)
            return execute(sql, params, many, context)

        try:
            with ExitStack() as stack:
                for vault in Vault:
                    stack.enter_context(connections[vault.value].execute_wrapper(meet))
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
