"""Read JSON that may be hostile, value by value: depth, size and doubled keys have bounds."""

from collections.abc import Iterator
from typing import IO, Any

import ijson
from django.utils.translation import gettext_noop

from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.limits import MOST_DEPTH, MOST_ROW, MOST_ROWS

Event = tuple[str, Any]
Row = dict[str, Any]
_DEEP = gettext_noop("An entry is nested deeper, or is larger, than in any export.")
_TWICE = gettext_noop("The same name comes twice.")


class Reader:
    """Walks through one member. It holds one entry at a time."""

    def __init__(self, file: IO[bytes], *, member: str) -> None:
        self.where = member
        self._member = member
        self._events = self._read(file)

    def _read(self, file: IO[bytes]) -> Iterator[Event]:
        try:
            yield from ijson.basic_parse(file, use_float=True)
        except (ijson.JSONError, UnicodeError, ValueError) as error:
            said = gettext_noop("This is not JSON, or it was cut off.")
            raise FileRefused(self._member, said) from error

    def next(self) -> Event:
        try:
            return next(self._events)
        except StopIteration:
            said = gettext_noop("This is not JSON, or it was cut off.")
            raise FileRefused(self._member, said) from None

    def expect(self, kind: str, *, where: str) -> None:
        """Take the next event, which has to be of a kind."""
        if self.next()[0] != kind:
            said = {
                "start_map": gettext_noop("An object was expected."),
                "start_array": gettext_noop("A list was expected."),
            }
            raise FileRefused(where, said[kind])

    def keys(self, *, where: str) -> Iterator[str]:
        """Give the keys of the object that was just begun; whoever asks reads each value."""
        seen: set[str] = set()
        while (event := self.next())[0] != "end_map":
            key = str(event[1])
            if key in seen:
                raise FileRefused(where, _TWICE)
            seen.add(key)
            yield key

    def rows(self, *, where: str) -> Iterator[tuple[int, Row]]:
        """Give the objects of the list that comes next, each with its number."""
        self.expect("start_array", where=where)
        number = 0
        while (event := self.next())[0] != "end_array":
            at = f"{where}[{number}]"
            if number >= MOST_ROWS:
                raise FileRefused(at, gettext_noop("There are more entries than in any export."))
            if event[0] != "start_map":
                raise FileRefused(at, gettext_noop("An object was expected."))
            yield number, self._built(event, where=at)
            number += 1

    def value(self, *, where: str) -> Any:
        """Build the value that comes next."""
        return self._built(self.next(), where=where)

    def end(self) -> None:
        """Read on to the end: what stands behind the value is no JSON, and damage shows there."""
        for _event in self._events:
            raise FileRefused(self._member, gettext_noop("Something stands behind the data."))

    def _built(self, first: Event, *, where: str) -> Any:
        return _Builder(self, where=where).build(first, depth=0)


class _Builder:
    """Builds one value within bounds."""

    def __init__(self, reader: Reader, *, where: str) -> None:
        self._reader, self._where, self._letters = reader, where, 0

    def build(self, event: Event, *, depth: int) -> Any:
        kind, value = event
        self._count(len(value) if isinstance(value, str) else 8, depth)
        if kind == "start_map":
            found: Row = {}
            for key in self._reader.keys(where=self._where):
                self._count(len(key), depth)
                found[key] = self.build(self._reader.next(), depth=depth + 1)
            return found
        if kind == "start_array":
            items: list[Any] = []
            while (inner := self._reader.next())[0] != "end_array":
                items.append(self.build(inner, depth=depth + 1))
            return items
        return value

    def _count(self, letters: int, depth: int) -> None:
        self._letters += letters
        if self._letters > MOST_ROW or depth > MOST_DEPTH:
            raise FileRefused(self._where, _DEEP)
