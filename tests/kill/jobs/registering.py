"""Where jobs are named, and how one is made to stand still or die at a moment."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

from django.db import connections

from florilege.infra.workflow import steps
from florilege.kernel.vocabulary import Vault
from tests.kill.words import say

JOBS: dict[str, Callable[..., Any]] = {}


def job(act: Callable[..., Any]) -> Callable[..., Any]:
    """Let a test name a function as what a process is to do, given and giving JSON values."""
    JOBS[act.__name__] = act
    return act


@contextmanager
def counting(last: int) -> Iterator[list[None]]:
    """Count the statements of every vault; before the last one, die of SIGKILL."""
    seen: list[None] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if len(seen) + 1 == last:
            os.kill(os.getpid(), signal.SIGKILL)
        seen.append(None)
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for vault in Vault:
            connections[vault.value].ensure_connection()
            stack.enter_context(connections[vault.value].execute_wrapper(count))
        yield seen


def stand_still(workflow: str, at_step: str, moment: str) -> None:
    """From outside, so that the program has no hook: a step that says where it is and sleeps."""
    whole = steps.workflow_named(workflow)
    chosen = next(s for s in whole.steps if s.name == at_step)

    def act(now: steps.Situation) -> steps.Counts:
        counts = chosen.act(now) if moment == "after" else {}
        say("here")
        time.sleep(600)
        return counts

    changed = tuple(replace(s, act=act) if s is chosen else s for s in whole.steps)
    steps.register(steps.Workflow(name=whole.name, steps=changed))
