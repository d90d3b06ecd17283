"""A page opens the vaults that it declares and no other."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections

from florilege.kernel.vocabulary import Vault

_lifted: ContextVar[bool] = ContextVar("florilege_limits_lifted", default=False)
MACHINERY = frozenset({Vault.KEYS, Vault.JOURNAL})


class VaultNotDeclared(Exception):
    """A query went to a vault that the page did not declare."""


class RequestTooLong(Exception):
    """The page ran past its time: its queries end here, so that an erasure can trust its drain."""


@contextmanager
def only(vaults: Iterable[Vault], *, seconds: float) -> Iterator[None]:
    """Refuse every query to a vault other than these, keys and journal (the gate's own).

    After `seconds` every vault is closed, whatever the page is still doing.
    """
    opened = set(vaults) | MACHINERY
    deadline = time.monotonic() + seconds
    with ExitStack() as stack:
        for vault in Vault:
            wrapper = _within(deadline) if vault in opened else _refusal(vault)
            stack.enter_context(connections[vault.value].execute_wrapper(wrapper))
        yield


@contextmanager
def lifted() -> Iterator[None]:
    """Let machinery that happens to run inside a page, such as the outbox, reach its own vaults."""
    token = _lifted.set(True)
    try:
        yield
    finally:
        _lifted.reset(token)


def _within(deadline: float) -> Callable[..., Any]:
    def execute_in_time(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if time.monotonic() > deadline and not _lifted.get():
            raise RequestTooLong
        return execute(sql, params, many, context)

    return execute_in_time


def _refusal(vault: Vault) -> Callable[..., Any]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _lifted.get():
            return execute(sql, params, many, context)
        raise VaultNotDeclared(f"this page does not declare the vault {vault.value!r}")

    return refuse
