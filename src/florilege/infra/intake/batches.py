"""Cut a stream into batches, so that no more than one of them is in memory."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

One = TypeVar("One")


def batched(stream: Iterable[One], size: int) -> Iterator[list[One]]:
    rest = iter(stream)
    while batch := list(islice(rest, size)):
        yield batch
