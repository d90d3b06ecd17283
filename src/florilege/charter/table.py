"""One table of a charter's file, read key by key; every fault is noted and reading goes on.

After a fault a stand-in is returned; it never leaves the package, since the ledger then refuses.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Self, TypeVar

from florilege.charter import sentences
from florilege.charter.faults import Finding, Ledger
from florilege.charter.law import Bounds
from florilege.charter.quoting import NothingToQuote, Quotes
from florilege.charter.text import Text

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)

_KINDS: Mapping[type, Text] = {
    str: Text(fr="un texte entre guillemets", en="a text between quotes"),
    int: Text(fr="un nombre entier", en="a whole number"),
    date: Text(fr="une date (2026-01-31, sans guillemets)", en="a date (2026-01-31, unquoted)"),
    dict: Text(fr="un groupe d’entrées", en="a group of entries"),
    list: Text(fr="une liste", en="a list"),
}
# A line break inside a paragraph; no-break spaces are typography and stay.
_FOLD = re.compile(r"[ \t]*(?<!\n)\n(?!\n)[ \t]*")


class Table:
    """Gives typed values out of a table; on leaving it, keys that nobody asked for are faults."""

    def __init__(
        self, raw: Mapping[str, object], *, ledger: Ledger, quotes: Quotes, where: str = ""
    ) -> None:
        self._raw, self._where, self._ledger, self._quotes = raw, where, ledger, quotes
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for key in self._raw:
            if key not in self._asked:
                self.fault(key, sentences.UNKNOWN)

    def has(self, key: str) -> bool:
        return key in self._raw

    def place(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def fault(self, key: str, sentence: Text) -> None:
        self._ledger.add(self.place(key), sentence)

    def table(self, key: str) -> "Table":
        raw = self._take(key, dict) or {}
        return Table(raw, ledger=self._ledger, quotes=self._quotes, where=self.place(key))

    def read(self, key: str, reader: Callable[["Table"], Value]) -> Value:
        """Give what a reader makes of the table under a key."""
        with self.table(key) as entry:
            return reader(entry)

    def by_word(self, words: type[Word]) -> Iterator[tuple[Word, "Table"]]:
        """Give the table of every word of a closed list, in the order of the list."""
        for word in words:
            with self.table(word) as entry:
                yield word, entry

    def by_code(self) -> Iterator[tuple[str, "Table"]]:
        """Give every table under the code that the file gives it, in the order of the file."""
        for code in self._raw:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", code):
                self.fault(code, sentences.BAD_CODE)
            with self.table(code) as entry:
                yield code, entry

    def text(self, key: str) -> Text:
        return self.read(key, Table._text)

    def line(
        self,
        key: str,
        *,
        fits: Callable[[str], object] = str.strip,
        or_say: Text = sentences.EMPTY,
    ) -> str:
        """Give a short text that is published as it stands, if it has the form that is asked."""
        line = self._take(key, str)
        if line is not None and not fits(line):
            self.fault(key, or_say)
        return line or ""

    def lines(self, key: str) -> tuple[str, ...]:
        """Give a list of short texts, none of them twice."""
        raw = self._take(key, list) or []
        found = tuple(line for line in raw if isinstance(line, str))
        if len(found) < len(raw):
            self.fault(key, sentences.wrong_type(_KINDS[str]))
        if len(set(found)) < len(found):
            self.fault(key, sentences.TWICE)
        return found

    def word(self, key: str, words: type[Word]) -> Word:
        return next(iter(self._known(key, (self.line(key),), words)), next(iter(words)))

    def words(self, key: str, words: type[Word]) -> frozenset[Word]:
        return frozenset(self._known(key, self.lines(key), words))

    def whole(self, key: str, bounds: Bounds) -> int:
        number = self._take(key, int)
        if number is not None and not bounds.low <= number <= bounds.high:
            self.fault(key, sentences.out_of_bounds(number, bounds))
        return bounds.low if number is None else number

    def day(self, key: str) -> date:
        return self._take(key, date) or date.min

    def _text(self) -> Text:
        return Text(fr=self._sentence("fr"), en=self._sentence("en"))

    def _sentence(self, key: str) -> str:
        sentence = _FOLD.sub(" ", self.line(key).strip())
        try:
            return self._quotes.fill(sentence)
        except NothingToQuote as missing:
            path = str(missing)
            says = sentences.nothing_to_quote(path)
            # A number that is itself missing or wrong is one fault, not one for each quotation.
            self._ledger.add_later(Finding(places=(self.place(key), path), sentence=says))
            return sentence

    def _known(self, key: str, found: tuple[str, ...], words: type[Word]) -> tuple[Word, ...]:
        by_value = {word.value: word for word in words}
        if not by_value.keys() >= set(found):
            self.fault(key, sentences.not_among(by_value))
        return tuple(by_value[value] for value in found if value in by_value)

    def _take(self, key: str, kind: type[Value]) -> Value | None:
        self._asked.add(key)
        if key not in self._raw:
            self.fault(key, sentences.MISSING)
            return None
        value = self._raw[key]
        # In Python a truth value is a number and a time is a day; in a charter neither is.
        if isinstance(value, kind) and not isinstance(value, bool | datetime):
            return value
        self.fault(key, sentences.wrong_type(_KINDS[kind]))
        return None
