"""What a place can do. Names are relative, with slashes; a name is there whole or not at all."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import IO, Protocol

from florilege.infra.backup.sealing import Reads


class Place(Protocol):
    """`label` is the number of its setting; `where` is its address without credentials."""

    @property
    def label(self) -> str: ...

    @property
    def where(self) -> str: ...

    def put(self, name: str, content: IO[bytes]) -> None:
        """Raises: PlaceFailed."""

    def read(self, name: str) -> AbstractContextManager[Reads]:
        """Raises: PlaceFailed; FileNotFoundError if there is nothing by this name."""
        ...

    def names(self, under: str) -> Iterator[tuple[str, int]]:
        """Give each name under a folder with its size, in no order.

        Raises: PlaceFailed.
        """
        ...

    def delete(self, name: str) -> None:
        """Safe to repeat. Raises: PlaceFailed."""

    def sweep(self) -> None:
        """Take away what killed writers left. Raises: PlaceFailed."""
