"""Who takes rows away to the archive when their time of use is over."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from florilege.kernel.vocabulary import Vault

# mover(row ids, vault, at) -> the ids whose copies stand in the archive and were read back.
Mover = Callable[[Sequence[Any], Vault, datetime], Collection[Any]]

_movers: dict[str, Mover] = {}


def register_mover(model: str, mover: Mover) -> None:
    """Register who archives a table's rows; the last one for a model counts.

    The mover only copies, and may be called again for rows that it has copied already. The keeper
    deletes the rows that it names, with their files; the others stay and are told in red.
    """
    _movers[model] = mover


def mover_of(model: str) -> Mover | None:
    return _movers.get(model)
