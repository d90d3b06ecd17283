"""One table of a course's TOML, read key by key; faults are noted and reading goes on.

After a fault a stand-in is returned; it never leaves the package, since the course is then refused.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self, TypeVar

from florilege.teaching.catalogue.source.faults import FaultKind
from florilege.teaching.catalogue.source.files import Folder, Mention
from florilege.teaching.catalogue.source.places import Path, Places

Word = TypeVar("Word", bound=StrEnum)
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_LINE, MOST_TEXT, MOST_CODE = 200, 10_000, 80


class Table:
    """Gives typed values; on leaving it, keys that nobody asked for are faults."""

    def __init__(
        self, raw: Mapping[str, Any], *, file: str, folder: Folder, places: Places, at: Path = ()
    ) -> None:
        self.file, self.folder = file, folder
        self._raw, self._places, self._at = raw, places, at
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for key in self._raw:
            if key not in self._asked:
                self.fault(key, FaultKind.UNKNOWN_KEY)

    def has(self, key: str) -> bool:
        return key in self._raw

    def mention(self, *path: str | int) -> Mention:
        return Mention(file=self.file, line=self._places.line((*self._at, *path)))

    def fault(self, key: str, kind: FaultKind, **words: object) -> None:
        self.folder.fault(self.mention(key), kind, key=key, **words)

    def line(self, key: str, *, most: int = MOST_LINE) -> str:
        """Give a short text that stands on one line."""
        return " ".join(self.text(key, most=most).split())

    def text(self, key: str, *, most: int = MOST_TEXT) -> str:
        value = self._take(key, str)
        if value is None:
            return ""
        if not value.strip():
            self.fault(key, FaultKind.EMPTY)
        if len(value) > most:
            self.fault(key, FaultKind.TOO_LONG, most=most)
        return str(value).strip()

    def code(self, key: str) -> str:
        """Give a permanent id: small letters, figures and hyphens."""
        value = self.line(key, most=MOST_CODE)
        if value and not _CODE.fullmatch(value):
            self.fault(key, FaultKind.BAD_CODE, value=value)
        return value

    def whole(self, key: str, *, low: int, high: int) -> int:
        value = self._take(key, int)
        return low if value is None else int(self._within(key, value, low, high))

    def number(self, key: str, *, low: float, high: float) -> int | float:
        value = self._take(key, (int, float))
        return low if value is None else self._within(key, value, low, high)

    def decimal(self, key: str, *, low: float, high: float) -> Decimal:
        return Decimal(str(self.number(key, low=low, high=high)))

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool))

    def word(self, key: str, words: type[Word]) -> Word:
        value = self.line(key)
        if value in {word.value for word in words}:
            return words(value)
        if value:
            self.fault(key, FaultKind.NOT_AMONG, value=value, choices=", ".join(words))
        return next(iter(words))

    def lines(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, none of them empty."""
        raw = self._take(key, list) or []
        for position, value in enumerate(raw):
            mention = self.mention(key, position)
            if not isinstance(value, str):
                self.folder.fault(mention, FaultKind.WRONG_TYPE, key=key, wanted="text")
            elif not value.strip():
                self.folder.fault(mention, FaultKind.EMPTY, key=key)
        return tuple(value.strip() for value in raw if isinstance(value, str) and value.strip())

    def tables(self, key: str) -> list["Table"]:
        """Give a list of tables, each with its own place."""
        raw = self._take(key, list) or []
        found = []
        for position, value in enumerate(raw):
            if isinstance(value, dict):
                found.append(self._inner(value, key, position))
            else:
                mention = self.mention(key, position)
                self.folder.fault(mention, FaultKind.WRONG_TYPE, key=key, wanted="table")
        return found

    def table(self, key: str) -> "Table":
        return self._inner(self._take(key, dict) or {}, key)

    def _inner(self, raw: Mapping[str, Any], *path: str | int) -> "Table":
        return Table(
            raw,
            file=self.file,
            folder=self.folder,
            places=self._places,
            at=(*self._at, *path),
        )

    def _within(self, key: str, value: float, low: float, high: float) -> float:
        if not low <= value <= high:
            self.fault(key, FaultKind.OUT_OF_BOUNDS, value=value, low=low, high=high)
        return value

    def _take(self, key: str, kind: type | tuple[type, ...]) -> Any:
        self._asked.add(key)
        if key not in self._raw:
            self.fault(key, FaultKind.MISSING_KEY)
            return None
        value = self._raw[key]
        # In Python a truth value is a number; in a course it is not.
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self.fault(key, FaultKind.WRONG_TYPE, wanted=_wanted(kind))
        return None


def _wanted(kind: type | tuple[type, ...]) -> str:
    """Name a type by the word that `sentences` knows."""
    first = kind[-1] if isinstance(kind, tuple) else kind
    names = {str: "text", int: "whole", float: "number", bool: "flag", list: "list", dict: "table"}
    return names[first]
