"""A page opens the vaults that it declares and no other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections

from florilege.kernel.vocabulary import Vault

MACHINERY = frozenset({Vault.KEYS, Vault.JOURNAL})


class VaultNotDeclared(Exception):
    """A query went to a vault that the page did not declare."""


@contextmanager
def only(vaults: Iterable[Vault]) -> Iterator[None]:
    """Refuse every query to a vault other than these, keys and journal (the gate's own)."""
    closed = set(Vault) - set(vaults) - MACHINERY
    with ExitStack() as stack:
        for vault in sorted(closed):
            stack.enter_context(connections[vault.value].execute_wrapper(_refusal(vault)))
        yield


def _refusal(vault: Vault) -> Callable[..., Any]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise VaultNotDeclared(f"this page does not declare the vault {vault.value!r}")

    return refuse
